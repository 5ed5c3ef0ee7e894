package main

import (
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws/cognito"
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
			UserPoolName: pulumi.String("users"),
		})
		if err != nil {
			return err
		}

		ordersServer, err := cognito.NewUserPoolResourceServer(ctx, "orders", &cognito.UserPoolResourceServerArgs{
			Identifier: pulumi.String("orders"),
			Name:       pulumi.String("Orders"),
			UserPoolId: apiClientUserPool.UserPoolId,
			Scopes: cognito.UserPoolResourceServerResourceServerScopeTypeArray{
				&cognito.UserPoolResourceServerResourceServerScopeTypeArgs{
					ScopeName:        pulumi.String("read"),
					ScopeDescription: pulumi.String("Read orders"),
				},
			},
		})
		if err != nil {
			return err
		}

		apiClient, err := cognito.NewUserPoolClient(ctx, "api", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("api"),
			UserPoolId: apiClientUserPool.UserPoolId,
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
			ClientName: pulumi.String("renewal"),
			UserPoolId: apiClientUserPool.UserPoolId,
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
			ClientName: pulumi.String("web"),
			UserPoolId: apiClientUserPool.UserPoolId,
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ALLOW_USER_SRP_AUTH"),
				pulumi.String("ALLOW_REFRESH_TOKEN_AUTH"),
			},
			PreventUserExistenceErrors:      pulumi.String("ENABLED"),
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.String("email"),
				pulumi.String("profile"),
			},
			LogoutUrls: pulumi.StringArray{
				pulumi.Sprintf("https://%s.example.com/%s", tenant, apiClient.ClientId),
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
			ClientName:                      pulumi.String("service"),
			UserPoolId:                      apiClientUserPool.UserPoolId,
			GenerateSecret:                  pulumi.Bool(true),
			ExplicitAuthFlows:               pulumi.StringArray{},
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("client_credentials"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.Sprintf("%s/read", ordersServer.Identifier),
			},
		}, pulumi.AdditionalSecretOutputs([]string{"clientSecret"}))
		if err != nil {
			return err
		}

		rotatingClient, err := cognito.NewUserPoolClient(ctx, "rotating", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("rotating"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ALLOW_USER_AUTH"),
			},
			AuthSessionValidity:             pulumi.Int(10),
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			RefreshTokenRotation: &cognito.UserPoolClientRefreshTokenRotationArgs{
				Feature: cognito.UserPoolClientRefreshTokenRotationFeature("ENABLED"),
			},
		})
		if err != nil {
			return err
		}

		unsaidClient, err := cognito.NewUserPoolClient(ctx, "unsaid", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("unsaid"),
			UserPoolId: apiClientUserPool.UserPoolId,
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ADMIN_NO_SRP_AUTH"),
			},
			AuthSessionValidity:                      pulumi.Int(sessionMinutes),
			EnablePropagateAdditionalUserContextData: pulumi.Bool(true),
			AllowedOAuthFlowsUserPoolClient:          pulumi.Bool(hosted),
			AllowedOAuthFlows: pulumi.StringArray{
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
				Feature:                 cognito.UserPoolClientRefreshTokenRotationFeature("DISABLED"),
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

		ctx.Export("apiClientId", apiClient.ClientId)
		ctx.Export("renewalClientId", renewalClient.ClientId)
		ctx.Export("webClientId", webClient.ClientId)
		ctx.Export("serviceClientId", serviceClient.ClientId)
		ctx.Export("serviceClientSecret", serviceClient.ClientSecret)
		ctx.Export("rotatingClientId", rotatingClient.ClientId)
		ctx.Export("unsaidClientId", unsaidClient.ClientId)
		return nil
	})
}
