package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		hosted, err := cfg.TryBool("hosted")
		if err != nil {
			hosted = true
		}
		sessionMinutes, err := cfg.TryInt("sessionMinutes")
		if err != nil {
			sessionMinutes = 5
		}
		tenant := cfg.Require("tenant")

		apiClientUserPool, err := cognito.NewUserPool(ctx, "api_client_user", &cognito.UserPoolArgs{
			Name: pulumi.String("users"),
		})
		if err != nil {
			return err
		}

		ordersServer, err := cognito.NewResourceServer(ctx, "orders", &cognito.ResourceServerArgs{
			Identifier: pulumi.String("orders"),
			Name:       pulumi.String("Orders"),
			UserPoolId: apiClientUserPool.ID(),
			Scopes: cognito.ResourceServerScopeArray{
				&cognito.ResourceServerScopeArgs{
					ScopeName:        pulumi.String("read"),
					ScopeDescription: pulumi.String("Read orders"),
				},
			},
		})
		if err != nil {
			return err
		}

		apiClient, err := cognito.NewUserPoolClient(ctx, "api", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("api"),
			UserPoolId: apiClientUserPool.ID(),
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ALLOW_USER_SRP_AUTH"),
			},
			AccessTokenValidity:  pulumi.Int(2),
			RefreshTokenValidity: pulumi.Int(3600),
			TokenValidityUnits: &cognito.UserPoolClientTokenValidityUnitsArgs{
				AccessToken:  pulumi.String("hours"),
				IdToken:      pulumi.String("minutes"),
				RefreshToken: pulumi.String("minutes"),
			},
			EnableTokenRevocation: pulumi.Bool(true),
		})
		if err != nil {
			return err
		}

		renewalClient, err := cognito.NewUserPoolClient(ctx, "renewal", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("renewal"),
			UserPoolId: apiClientUserPool.ID(),
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ALLOW_REFRESH_TOKEN_AUTH"),
			},
			ReadAttributes: pulumi.StringArray{
				pulumi.String("custom:team"),
			},
			WriteAttributes: pulumi.StringArray{},
		})
		if err != nil {
			return err
		}

		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("web"),
			UserPoolId: apiClientUserPool.ID(),
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ALLOW_USER_SRP_AUTH"),
				pulumi.String("ALLOW_REFRESH_TOKEN_AUTH"),
			},
			PreventUserExistenceErrors:      pulumi.String("ENABLED"),
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOauthScopes: pulumi.StringArray{
				pulumi.String("email"),
				pulumi.String("profile"),
			},
			LogoutUrls: pulumi.StringArray{
				pulumi.Sprintf("https://%s.example.com/%s", tenant, apiClient.ID()),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("COGNITO"),
				pulumi.String("SignInWithApple"),
				pulumi.String("Employees"),
			},
			ReadAttributes: pulumi.StringArray{
				pulumi.String("email"),
				pulumi.String("name"),
				pulumi.String("zoneinfo"),
				pulumi.String("custom:team"),
			},
		})
		if err != nil {
			return err
		}

		serviceClient, err := cognito.NewUserPoolClient(ctx, "service", &cognito.UserPoolClientArgs{
			Name:                            pulumi.String("service"),
			UserPoolId:                      apiClientUserPool.ID(),
			GenerateSecret:                  pulumi.Bool(true),
			ExplicitAuthFlows:               pulumi.StringArray{},
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("client_credentials"),
			},
			AllowedOauthScopes: ordersServer.ScopeIdentifiers,
		})
		if err != nil {
			return err
		}

		rotatingClient, err := cognito.NewUserPoolClient(ctx, "rotating", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("rotating"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ALLOW_USER_AUTH"),
			},
			AuthSessionValidity:             pulumi.Int(10),
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			RefreshTokenRotation: &cognito.UserPoolClientRefreshTokenRotationArgs{
				Feature: pulumi.String("ENABLED"),
			},
		})
		if err != nil {
			return err
		}

		unsaidClient, err := cognito.NewUserPoolClient(ctx, "unsaid", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("unsaid"),
			UserPoolId: apiClientUserPool.ID(),
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ADMIN_NO_SRP_AUTH"),
			},
			AuthSessionValidity:                      pulumi.Int(sessionMinutes),
			EnablePropagateAdditionalUserContextData: pulumi.Bool(true),
			AllowedOauthFlowsUserPoolClient:          pulumi.Bool(hosted),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			CallbackUrls: pulumi.StringArray{
				pulumi.Sprintf("https://example.com/%s", apiClient.ClientSecret),
			},
			AccessTokenValidity:  pulumi.Int(90),
			IdTokenValidity:      pulumi.Int(330),
			RefreshTokenValidity: pulumi.Int(1),
			TokenValidityUnits: &cognito.UserPoolClientTokenValidityUnitsArgs{
				AccessToken:  pulumi.String("minutes"),
				IdToken:      pulumi.String("seconds"),
				RefreshToken: pulumi.String("hours"),
			},
			RefreshTokenRotation: &cognito.UserPoolClientRefreshTokenRotationArgs{
				Feature:                 pulumi.String("DISABLED"),
				RetryGracePeriodSeconds: pulumi.Int(0),
			},
			ReadAttributes: pulumi.StringArray{
				pulumi.String("sub"),
				pulumi.String("email"),
			},
			AnalyticsConfiguration: &cognito.UserPoolClientAnalyticsConfigurationArgs{
				ApplicationArn: pulumi.String("arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef0123456789abcdef"),
			},
		})
		if err != nil {
			return err
		}

		ctx.Export("apiClientId", apiClient.ID())
		ctx.Export("renewalClientId", renewalClient.ID())
		ctx.Export("webClientId", webClient.ID())
		ctx.Export("serviceClientId", serviceClient.ID())
		ctx.Export("serviceClientSecret", serviceClient.ClientSecret)
		ctx.Export("rotatingClientId", rotatingClient.ID())
		ctx.Export("unsaidClientId", unsaidClient.ID())
		return nil
	})
}
