package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("web"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		serverClient, err := cognito.NewUserPoolClient(ctx, "server", &cognito.UserPoolClientArgs{
			Name:                            pulumi.String("server"),
			UserPoolId:                      pulumi.String("us-east-1_AbCdEf123"),
			GenerateSecret:                  pulumi.Bool(true),
			AllowedOauthFlowsUserPoolClient: pulumi.Bool(true),
			AllowedOauthFlows: pulumi.StringArray{
				pulumi.String("client_credentials"),
			},
			AllowedOauthScopes: pulumi.StringArray{
				pulumi.String("api/read"),
			},
		})
		if err != nil {
			return err
		}

		webClient2, err := cognito.NewUserPoolClient(ctx, "web-client", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("web client"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		mobileClient, err := cognito.NewUserPoolClient(ctx, "mobile", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("mobile"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
			LogoutUrls: pulumi.StringArray{
				pulumi.Sprintf("https://example.com/?client_id=%s", webClient.ID()),
			},
		})
		if err != nil {
			return err
		}

		unknownClient, err := cognito.NewUserPoolClient(ctx, "unknown", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("not yet known"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		wrongClient, err := cognito.NewUserPoolClient(ctx, "wrong", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("wrong"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
		})
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ID())
		ctx.Export("serverClientId", serverClient.ID())
		ctx.Export("serverClientSecret", serverClient.ClientSecret)
		ctx.Export("webClient2Id", webClient2.ID())
		ctx.Export("mobileClientId", mobileClient.ID())
		ctx.Export("unknownClientId", unknownClient.ID())
		ctx.Export("wrongClientId", wrongClient.ID())
		return nil
	})
}
