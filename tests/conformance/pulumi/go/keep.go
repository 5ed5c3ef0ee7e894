// Keeps the core SDK in go.mod; the programs that are checked are put beside it.
package keep

import (
	_ "github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	_ "github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)
