# With the aws provider:
# Not imported: api. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: renewal. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: web. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: service. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: rotating. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: unsaid. Enter its user pool ID and client ID in the builder to generate its import.

# Or, with the aws-native provider:
# Not imported: api. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: renewal. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: web. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: service. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: rotating. Enter its user pool ID and client ID in the builder to generate its import.
# Not imported: unsaid. Enter its user pool ID and client ID in the builder to generate its import.
