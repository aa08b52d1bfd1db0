"""The file: package and parts, properties, settings, protection, embedded fonts."""
