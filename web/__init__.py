"""How people reach it: the web application and the command line."""
