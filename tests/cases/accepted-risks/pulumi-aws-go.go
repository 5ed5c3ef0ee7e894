package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		pool, err := cognito.NewUserPool(ctx, "pool", &cognito.UserPoolArgs{
			Name: pulumi.String("users"),
		})
		if err != nil {
			return err
		}

		// Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
		// Accepted risk wildcard-callback
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			Name:                            pulumi.String("web"),
			UserPoolId:                      pool.ID(),
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("implicit"),
			},
			AllowedOauthScopes: pulumi.StringArray{
				pulumi.String("openid"),
			},
			CallbackUrls: pulumi.StringArray{
				pulumi.String("https://app.example.org/callback"),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("COGNITO"),
			},
		})
		if err != nil {
			return err
		}

		otherClient, err := cognito.NewUserPoolClient(ctx, "other", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("other"),
			UserPoolId: pool.ID(),
		})
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ID())
		ctx.Export("otherClientId", otherClient.ID())
		return nil
	})
}
