# CloudFormation imports existing clients with a change set of type IMPORT. It accepts a resource only if:
# - It has a DeletionPolicy in template.yaml. Resources with an import ID have one.
# - The template contains only resources already in the stack or imported now, without changes.
# - No stack owns the clients yet, and both IDs of each are correct.
# Not imported: SpaClient. Enter its user pool ID and client ID in the builder to generate its import.
# Must already be in the stack, or be removed from the template: Pool, CorpProvider, GoogleProvider, FacebookProvider, AmazonProvider, AppleProvider, OktaProvider, ApiExampleComServer, Domain.
