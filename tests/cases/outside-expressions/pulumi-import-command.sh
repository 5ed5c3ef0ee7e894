# With the aws provider:
# Not imported: web. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: copies. Enter its user pool ID and client ID in the builder to generate its import.

# Or, with the aws-native provider:
# Not imported: web. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: copies. Enter its user pool ID and client ID in the builder to generate its import.
