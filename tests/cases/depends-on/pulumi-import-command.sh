# With the provider aws
# web: to import it, enter its user pool ID and its client ID.
# mobile: to import it, enter its user pool ID and its client ID.

# Or, with the provider aws-native
# web: to import it, enter its user pool ID and its client ID.
# mobile: to import it, enter its user pool ID and its client ID.
