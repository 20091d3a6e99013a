"""The preloaded engine: a taxonomy loaded, validated and compiled once, many reports judged against it."""
