# With the provider aws
# m2m: to import it, enter its user pool ID and its client ID.
# fits: to import it, enter its user pool ID and its client ID.
# web: to import it, enter its user pool ID and its client ID.

# Or, with the provider aws-native
# m2m: to import it, enter its user pool ID and its client ID.
# fits: to import it, enter its user pool ID and its client ID.
# web: to import it, enter its user pool ID and its client ID.
