"""Whom a directive and each of its requirements concern: issuers, bodies, clusters, levels of schools."""
