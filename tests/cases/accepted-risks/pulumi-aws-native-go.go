package main

import (
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		pool, err := cognito.NewUserPool(ctx, "pool", &cognito.UserPoolArgs{
			UserPoolName: pulumi.String("users"),
		})
		if err != nil {
			return err
		}

		// Accepted risk implicit-grant: The old single-page app, until March. */ #{x} ${y}   end
		// Accepted risk wildcard-callback
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			ClientName:                      pulumi.String("web"),
			UserPoolId:                      pool.UserPoolId,
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("implicit"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
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
			ClientName: pulumi.String("other"),
			UserPoolId: pool.UserPoolId,
		})
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ClientId)
		ctx.Export("otherClientId", otherClient.ClientId)
		return nil
	})
}
