# CloudFormation imports existing clients with a change set of type IMPORT. It accepts one only when
# - each imported resource has a DeletionPolicy in template.yaml (those with an import ID have),
# - the template changes nothing else, and holds only what the stack has already or imports now,
# - no stack owns the clients yet, and both IDs of each are right.
# Web: to import it, enter its user pool ID and its client ID.
# Web2Client: to import it, enter its user pool ID and its client ID.
# In the stack already, or to be left out of the template: Users, Pool2Pool.
