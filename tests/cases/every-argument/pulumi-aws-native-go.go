package main

import (
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		// Where the application is.
		domain := cfg.Require("domain")
		sessionMinutes, err := cfg.TryInt("sessionMinutes")
		if err != nil {
			sessionMinutes = 5
		}
		googleSecret := cfg.RequireSecret("googleSecret")

		usersPool, err := cognito.NewUserPool(ctx, "users", &cognito.UserPoolArgs{
			UserPoolName: pulumi.String("users"),
		})
		if err != nil {
			return err
		}

		googleProvider, err := cognito.NewUserPoolIdentityProvider(ctx, "google", &cognito.UserPoolIdentityProviderArgs{
			ProviderName: pulumi.String("Google"),
			ProviderType: pulumi.String("Google"),
			UserPoolId:   usersPool.UserPoolId,
			ProviderDetails: pulumi.StringMap{
				"client_id":        pulumi.String("id"),
				"client_secret":    googleSecret,
				"authorize_scopes": pulumi.String("openid email"),
			},
			AttributeMapping: pulumi.StringMap{
				"email":    pulumi.String("email"),
				"username": pulumi.String("sub"),
			},
		})
		if err != nil {
			return err
		}

		// Omitted: region. Pulumi's aws-native provider sets the Region.
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			ClientName:     pulumi.Sprintf("web-%s", domain),
			UserPoolId:     usersPool.UserPoolId,
			GenerateSecret: pulumi.Bool(true),
			ExplicitAuthFlows: pulumi.StringArray{
				pulumi.String("ALLOW_USER_AUTH"),
				pulumi.String("ALLOW_USER_SRP_AUTH"),
			},
			AuthSessionValidity:                      pulumi.Int(sessionMinutes),
			PreventUserExistenceErrors:               pulumi.String("ENABLED"),
			EnablePropagateAdditionalUserContextData: pulumi.Bool(true),
			AllowedOAuthFlowsUserPoolClient:          pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.String("openid"),
				pulumi.String("email"),
				pulumi.String("profile"),
				pulumi.String("https://api.example.com/read"),
			},
			CallbackUrls: pulumi.StringArray{
				pulumi.Sprintf("https://%s/callback", domain),
				pulumi.String("http://localhost:3000/callback"),
				pulumi.String("myapp://callback"),
			},
			DefaultRedirectUri: pulumi.Sprintf("https://%s/callback", domain),
			LogoutUrls: pulumi.StringArray{
				pulumi.Sprintf("https://%s/", domain),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("COGNITO"),
				googleProvider.ProviderName,
			},
			AccessTokenValidity:  pulumi.Int(60),
			IdTokenValidity:      pulumi.Int(60),
			RefreshTokenValidity: pulumi.Int(30),
			TokenValidityUnits: &cognito.UserPoolClientTokenValidityUnitsArgs{
				AccessToken:  pulumi.String("minutes"),
				IdToken:      pulumi.String("minutes"),
				RefreshToken: pulumi.String("days"),
			},
			EnableTokenRevocation: pulumi.Bool(true),
			RefreshTokenRotation: &cognito.UserPoolClientRefreshTokenRotationArgs{
				Feature:                 cognito.UserPoolClientRefreshTokenRotationFeature("ENABLED"),
				RetryGracePeriodSeconds: pulumi.Int(10),
			},
			ReadAttributes: pulumi.StringArray{
				pulumi.String("email"),
				pulumi.String("custom:department"),
			},
			WriteAttributes: pulumi.StringArray{
				pulumi.String("email"),
			},
			AnalyticsConfiguration: &cognito.UserPoolClientAnalyticsConfigurationArgs{
				ApplicationId:  pulumi.String("0123456789abcdef0123456789abcdef"),
				ExternalId:     pulumi.String("pinpoint"),
				RoleArn:        pulumi.String("arn:aws:iam::123456789012:role/pinpoint"),
				UserDataShared: pulumi.Bool(false),
			},
		}, pulumi.AdditionalSecretOutputs([]string{"clientSecret"}))
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ClientId)
		ctx.Export("webClientSecret", webClient.ClientSecret)
		return nil
	})
}
