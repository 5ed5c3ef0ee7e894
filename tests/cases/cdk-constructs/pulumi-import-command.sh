# With the provider aws
# api: to import it, enter its user pool ID and its client ID.
# renewal: to import it, enter its user pool ID and its client ID.
# web: to import it, enter its user pool ID and its client ID.
# service: to import it, enter its user pool ID and its client ID.
# rotating: to import it, enter its user pool ID and its client ID.
# unsaid: to import it, enter its user pool ID and its client ID.

# Or, with the provider aws-native
# api: to import it, enter its user pool ID and its client ID.
# renewal: to import it, enter its user pool ID and its client ID.
# web: to import it, enter its user pool ID and its client ID.
# service: to import it, enter its user pool ID and its client ID.
# rotating: to import it, enter its user pool ID and its client ID.
# unsaid: to import it, enter its user pool ID and its client ID.
