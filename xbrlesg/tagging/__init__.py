"""Facts put into marked places of a document that exists already; its visible text stays as it is."""
