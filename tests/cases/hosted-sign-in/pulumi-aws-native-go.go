// Omitted: output.client_id, output.client_secret. Outputs are generated for Terraform
// only.

package main

import (
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws"
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		environment, err := cfg.Try("environment")
		if err != nil {
			environment = "dev"
		}
		googleClientSecret := cfg.RequireSecret("googleClientSecret")

		currentRegion, err := aws.GetRegion(ctx)
		if err != nil {
			return err
		}

		usersPool, err := cognito.NewUserPool(ctx, "users", &cognito.UserPoolArgs{
			UserPoolName: pulumi.Sprintf("users-%s", environment),
			UserPoolTier: cognito.UserPoolTier("ESSENTIALS"),
			UsernameAttributes: pulumi.StringArray{
				pulumi.String("email"),
			},
			AutoVerifiedAttributes: pulumi.StringArray{
				pulumi.String("email"),
			},
			UsernameConfiguration: &cognito.UserPoolUsernameConfigurationArgs{
				CaseSensitive: pulumi.Bool(false),
			},
			Policies: &cognito.UserPoolPoliciesArgs{
				PasswordPolicy: &cognito.UserPoolPasswordPolicyArgs{
					MinimumLength:    pulumi.Int(12),
					RequireLowercase: pulumi.Bool(true),
					RequireNumbers:   pulumi.Bool(true),
				},
			},
			AccountRecoverySetting: &cognito.UserPoolAccountRecoverySettingArgs{
				RecoveryMechanisms: cognito.UserPoolRecoveryOptionArray{
					&cognito.UserPoolRecoveryOptionArgs{
						Name:     pulumi.String("verified_email"),
						Priority: pulumi.Int(1),
					},
					&cognito.UserPoolRecoveryOptionArgs{
						Name:     pulumi.String("verified_phone_number"),
						Priority: pulumi.Int(2),
					},
				},
			},
			AdminCreateUserConfig: &cognito.UserPoolAdminCreateUserConfigArgs{
				AllowAdminCreateUserOnly: pulumi.Bool(true),
				InviteMessageTemplate: &cognito.UserPoolInviteMessageTemplateArgs{
					EmailMessage: pulumi.String("{username}: {####}"),
					EmailSubject: pulumi.String("Welcome"),
					SmsMessage:   pulumi.String("{username} {####}"),
				},
			},
			Schema: cognito.UserPoolSchemaAttributeArray{
				&cognito.UserPoolSchemaAttributeArgs{
					Name:              pulumi.String("department"),
					AttributeDataType: pulumi.String("String"),
					Mutable:           pulumi.Bool(true),
					StringAttributeConstraints: &cognito.UserPoolStringAttributeConstraintsArgs{
						MinLength: pulumi.String("0"),
						MaxLength: pulumi.String("64"),
					},
				},
			},
			EmailConfiguration: &cognito.UserPoolEmailConfigurationArgs{
				EmailSendingAccount: pulumi.String("DEVELOPER"),
				SourceArn:           pulumi.String("arn:aws:ses:us-east-1:123456789012:identity/example.com"),
				From:                pulumi.String("a@example.com"),
			},
			LambdaConfig: &cognito.UserPoolLambdaConfigArgs{
				CustomSmsSender: &cognito.UserPoolCustomSmsSenderArgs{
					LambdaArn:     pulumi.String("arn:aws:lambda:us-east-1:123456789012:function:g"),
					LambdaVersion: pulumi.String("V1_0"),
				},
				KmsKeyId:  pulumi.String("arn:aws:kms:us-east-1:123456789012:key/k"),
				PreSignUp: pulumi.String("arn:aws:lambda:us-east-1:123456789012:function:f"),
			},
			UserPoolTags: pulumi.StringMap{
				"team": pulumi.String("identity"),
			},
		})
		if err != nil {
			return err
		}

		loginDomain, err := cognito.NewUserPoolDomain(ctx, "login", &cognito.UserPoolDomainArgs{
			Domain:              pulumi.Sprintf("login-%s", environment),
			UserPoolId:          usersPool.UserPoolId,
			ManagedLoginVersion: pulumi.Int(2),
		})
		if err != nil {
			return err
		}

		apiServer, err := cognito.NewUserPoolResourceServer(ctx, "api", &cognito.UserPoolResourceServerArgs{
			Identifier: pulumi.String("https://api.example.com"),
			Name:       pulumi.String("API"),
			UserPoolId: usersPool.UserPoolId,
			Scopes: cognito.UserPoolResourceServerResourceServerScopeTypeArray{
				&cognito.UserPoolResourceServerResourceServerScopeTypeArgs{
					ScopeName:        pulumi.String("read"),
					ScopeDescription: pulumi.String("Read"),
				},
				&cognito.UserPoolResourceServerResourceServerScopeTypeArgs{
					ScopeName:        pulumi.String("write"),
					ScopeDescription: pulumi.String("Write"),
				},
			},
		})
		if err != nil {
			return err
		}

		googleProvider, err := cognito.NewUserPoolIdentityProvider(ctx, "google", &cognito.UserPoolIdentityProviderArgs{
			ProviderName: pulumi.String("Google"),
			ProviderType: pulumi.String("Google"),
			UserPoolId:   usersPool.UserPoolId,
			ProviderDetails: pulumi.StringMap{
				"client_id":        pulumi.String("1234.apps.googleusercontent.com"),
				"client_secret":    googleClientSecret,
				"authorize_scopes": pulumi.String("openid email profile"),
			},
			AttributeMapping: pulumi.StringMap{
				"email":    pulumi.String("email"),
				"username": pulumi.String("sub"),
			},
		})
		if err != nil {
			return err
		}

		spaClient, err := cognito.NewUserPoolClient(ctx, "spa", &cognito.UserPoolClientArgs{
			ClientName:                      pulumi.String("spa"),
			UserPoolId:                      usersPool.UserPoolId,
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("code"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.String("openid"),
				pulumi.String("email"),
			},
			CallbackUrls: pulumi.StringArray{
				pulumi.Sprintf("https://%s.auth.%s.amazoncognito.com/callback", loginDomain.Domain, currentRegion.Region),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("COGNITO"),
				googleProvider.ProviderName,
			},
		})
		if err != nil {
			return err
		}

		machineClient, err := cognito.NewUserPoolClient(ctx, "machine", &cognito.UserPoolClientArgs{
			ClientName:                      pulumi.String("machine"),
			UserPoolId:                      usersPool.UserPoolId,
			GenerateSecret:                  pulumi.Bool(true),
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("client_credentials"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.Sprintf("%s/read", apiServer.Identifier),
				pulumi.Sprintf("%s/write", apiServer.Identifier),
			},
		}, pulumi.AdditionalSecretOutputs([]string{"clientSecret"}))
		if err != nil {
			return err
		}

		ctx.Export("spaClientId", spaClient.ClientId)
		ctx.Export("machineClientId", machineClient.ClientId)
		ctx.Export("machineClientSecret", machineClient.ClientSecret)
		return nil
	})
}
