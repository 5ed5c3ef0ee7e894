# With the provider aws
# spa: to import it, enter its user pool ID and its client ID.
# machine: to import it, enter its user pool ID and its client ID.

# Or, with the provider aws-native
# spa: to import it, enter its user pool ID and its client ID.
# machine: to import it, enter its user pool ID and its client ID.
