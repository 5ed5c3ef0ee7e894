package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		googleSecret := cfg.RequireSecret("googleSecret")

		pool, err := cognito.NewUserPool(ctx, "pool", &cognito.UserPoolArgs{
			Name: pulumi.String("pool"),
		})
		if err != nil {
			return err
		}

		googleProvider, err := cognito.NewIdentityProvider(ctx, "google", &cognito.IdentityProviderArgs{
			ProviderName: pulumi.String("Google"),
			ProviderType: pulumi.String("Google"),
			UserPoolId:   pool.ID(),
			ProviderDetails: pulumi.StringMap{
				"client_id":        pulumi.String("id"),
				"client_secret":    googleSecret,
				"authorize_scopes": pulumi.String("openid"),
			},
		})
		if err != nil {
			return err
		}

		apiServer, err := cognito.NewResourceServer(ctx, "api", &cognito.ResourceServerArgs{
			Identifier: pulumi.String("https://api.example.com"),
			Name:       pulumi.String("api"),
			UserPoolId: pool.ID(),
			Scopes: cognito.ResourceServerScopeArray{
				&cognito.ResourceServerScopeArgs{
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
			Name:                            pulumi.String("web"),
			UserPoolId:                      pool.ID(),
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOauthScopes: pulumi.StringArray{
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
			Name:                            pulumi.String("mobile"),
			UserPoolId:                      pool.ID(),
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOauthScopes: pulumi.StringArray{
				pulumi.String("openid"),
			},
			CallbackUrls: pulumi.StringArray{
				pulumi.Sprintf("https://app.example.com/%s", webClient.ID()),
			},
		})
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ID())
		ctx.Export("mobileClientId", mobileClient.ID())
		return nil
	})
}
