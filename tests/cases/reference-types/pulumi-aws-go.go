package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		var urls []string
		cfg.RequireObject("urls", &urls)
		url := cfg.Require("url")
		flag := cfg.Require("flag")
		var flows []string
		cfg.RequireObject("flows", &flows)
		hours := cfg.RequireInt("hours")
		// In Terraform: local.home
		home, err := cfg.Try("home")
		if err != nil {
			home = "https://app.example.com/"
		}

		pool, err := cognito.NewUserPool(ctx, "pool", &cognito.UserPoolArgs{
			Name: pulumi.String("users"),
		})
		if err != nil {
			return err
		}

		if _, err := cognito.NewResourceServer(ctx, "api", &cognito.ResourceServerArgs{
			Identifier: pulumi.String("api"),
			Name:       pulumi.String("api"),
			UserPoolId: pool.ID(),
			Scopes: cognito.ResourceServerScopeArray{
				&cognito.ResourceServerScopeArgs{
					ScopeName:        pulumi.String("read"),
					ScopeDescription: pulumi.String("Read"),
				},
				&cognito.ResourceServerScopeArgs{
					ScopeName:        pulumi.String("write"),
					ScopeDescription: pulumi.String("Write"),
				},
			},
		}); err != nil {
			return err
		}

		// Omitted: allowed_oauth_scopes. aws_cognito_resource_server.api.scope_identifiers is a
		// list, but a string is required.
		m2mClient, err := cognito.NewUserPoolClient(ctx, "m2m", &cognito.UserPoolClientArgs{
			Name:                            pulumi.String("m2m"),
			UserPoolId:                      pool.ID(),
			GenerateSecret:                  pulumi.Bool(true),
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("client_credentials"),
			},
		})
		if err != nil {
			return err
		}

		fitsClient, err := cognito.NewUserPoolClient(ctx, "fits", &cognito.UserPoolClientArgs{
			Name:              pulumi.String(flag),
			UserPoolId:        pool.ID(),
			ExplicitAuthFlows: pulumi.ToStringArray(flows),
			CallbackUrls:      pulumi.ToStringArray(urls),
			LogoutUrls: pulumi.StringArray{
				pulumi.String(home),
				pulumi.String(url),
			},
			AccessTokenValidity: pulumi.Int(hours),
		})
		if err != nil {
			return err
		}

		// Omitted: explicit_auth_flows. var.flows is a list, but a string is required.
		// Omitted: callback_urls[1]. var.urls is a list, but a string is required.
		// Omitted: default_redirect_uri. local.paths is a list, which can't be part of a string.
		// Omitted: logout_urls. var.url is a string, but a list of strings is required.
		// Omitted: access_token_validity. var.flag is a boolean, but a number is required.
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("shop"),
			UserPoolId: pool.ID(),
			CallbackUrls: pulumi.StringArray{
				pulumi.String("https://app.example.com/cb"),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("COGNITO"),
			},
		})
		if err != nil {
			return err
		}

		ctx.Export("m2mClientId", m2mClient.ID())
		ctx.Export("m2mClientSecret", m2mClient.ClientSecret)
		ctx.Export("fitsClientId", fitsClient.ID())
		ctx.Export("webClientId", webClient.ID())
		return nil
	})
}
