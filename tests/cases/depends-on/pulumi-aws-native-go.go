package main

import (
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		googleSecret := cfg.RequireSecret("googleSecret")

		pool, err := cognito.NewUserPool(ctx, "pool", &cognito.UserPoolArgs{
			UserPoolName: pulumi.String("pool"),
		})
		if err != nil {
			return err
		}

		googleProvider, err := cognito.NewUserPoolIdentityProvider(ctx, "google", &cognito.UserPoolIdentityProviderArgs{
			ProviderName: pulumi.String("Google"),
			ProviderType: pulumi.String("Google"),
			UserPoolId:   pool.UserPoolId,
			ProviderDetails: pulumi.StringMap{
				"client_id":        pulumi.String("id"),
				"client_secret":    googleSecret,
				"authorize_scopes": pulumi.String("openid"),
			},
		})
		if err != nil {
			return err
		}

		apiServer, err := cognito.NewUserPoolResourceServer(ctx, "api", &cognito.UserPoolResourceServerArgs{
			Identifier: pulumi.String("https://api.example.com"),
			Name:       pulumi.String("api"),
			UserPoolId: pool.UserPoolId,
			Scopes: cognito.UserPoolResourceServerResourceServerScopeTypeArray{
				&cognito.UserPoolResourceServerResourceServerScopeTypeArgs{
					ScopeName:        pulumi.String("read"),
					ScopeDescription: pulumi.String("Read"),
				},
			},
		})
		if err != nil {
			return err
		}

		// Omitted: depends_on. A resource can't depend on itself; Terraform ignores that.
		// Omitted: depends_on. The code doesn't declare aws_cognito_user_pool_domain.elsewhere.
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			ClientName:                      pulumi.String("web"),
			UserPoolId:                      pool.UserPoolId,
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.String("openid"),
				pulumi.String("https://api.example.com/read"),
			},
			CallbackUrls: pulumi.StringArray{
				pulumi.String("https://app.example.com/callback"),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("COGNITO"),
				pulumi.String("Google"),
			},
		}, pulumi.DependsOn([]pulumi.Resource{googleProvider, apiServer}))
		if err != nil {
			return err
		}

		mobileClient, err := cognito.NewUserPoolClient(ctx, "mobile", &cognito.UserPoolClientArgs{
			ClientName:                      pulumi.String("mobile"),
			UserPoolId:                      pool.UserPoolId,
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.String("openid"),
			},
			CallbackUrls: pulumi.StringArray{
				pulumi.Sprintf("https://app.example.com/%s", webClient.ClientId),
			},
		})
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ClientId)
		ctx.Export("mobileClientId", mobileClient.ClientId)
		return nil
	})
}
