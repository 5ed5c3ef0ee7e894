# With the provider aws
# größe-日本: to import it, enter its user pool ID and its client ID.
# true: to import it, enter its user pool ID and its client ID.

# Or, with the provider aws-native
# größe-日本: to import it, enter its user pool ID and its client ID.
# true: to import it, enter its user pool ID and its client ID.
