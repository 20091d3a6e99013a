"""Tests of flat facts."""
