"""Many reports in one run: which they are, who makes them, what is whole already, what came of them."""
