"""Reporters: a verdict in the form that each reader takes: people, machines, code hosts and build servers."""
