package main

import (
	"github.com/pulumi/pulumi-aws-native/sdk/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("web"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		serverClient, err := cognito.NewUserPoolClient(ctx, "server", &cognito.UserPoolClientArgs{
			ClientName:                      pulumi.String("server"),
			UserPoolId:                      pulumi.String("us-east-1_AbCdEf123"),
			GenerateSecret:                  pulumi.Bool(true),
			AllowedOAuthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOAuthFlows: pulumi.StringArray{
				pulumi.String("client_credentials"),
			},
			AllowedOAuthScopes: pulumi.StringArray{
				pulumi.String("api/read"),
			},
		}, pulumi.AdditionalSecretOutputs([]string{"clientSecret"}))
		if err != nil {
			return err
		}

		webClient2, err := cognito.NewUserPoolClient(ctx, "web-client", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("web client"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		mobileClient, err := cognito.NewUserPoolClient(ctx, "mobile", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("mobile"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
			LogoutUrls: pulumi.StringArray{
				pulumi.Sprintf("https://example.com/?client_id=%s", webClient.ClientId),
			},
		})
		if err != nil {
			return err
		}

		unknownClient, err := cognito.NewUserPoolClient(ctx, "unknown", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("not yet known"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		wrongClient, err := cognito.NewUserPoolClient(ctx, "wrong", &cognito.UserPoolClientArgs{
			ClientName: pulumi.String("wrong"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ClientId)
		ctx.Export("serverClientId", serverClient.ClientId)
		ctx.Export("serverClientSecret", serverClient.ClientSecret)
		ctx.Export("webClient2Id", webClient2.ClientId)
		ctx.Export("mobileClientId", mobileClient.ClientId)
		ctx.Export("unknownClientId", unknownClient.ClientId)
		ctx.Export("wrongClientId", wrongClient.ClientId)
		return nil
	})
}
