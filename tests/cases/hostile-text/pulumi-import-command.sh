# With the aws provider:
# Not imported: größe-日本. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: true. Enter its user pool ID and client ID in the builder to generate its import.

# Or, with the aws-native provider:
# Not imported: größe-日本. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: true. Enter its user pool ID and client ID in the builder to generate its import.
