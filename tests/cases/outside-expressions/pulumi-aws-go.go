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
		if err := cfg.TryObject("urls", &urls); err != nil {
			urls = []string{
				"https://a.example.com/?x=1,2",
				"https://b.example.com/",
			}
		}
		var none []string
		if err := cfg.TryObject("none", &none); err != nil {
			none = []string{}
		}
		// In Terraform: lower(var.stage)
		lowerStage := cfg.Require("lowerStage")
		// In Terraform: var.pools[var.stage]
		poolsStage := cfg.Require("poolsStage")
		// In Terraform: var.stage == "prod"
		stageProd := cfg.RequireBool("stageProd")
		// In Terraform: local.host
		host, err := cfg.Try("host")
		if err != nil {
			host = "app.example.com"
		}
		// In Terraform: join(".", [ var.stage, local.host ])
		joinStageHost := cfg.Require("joinStageHost")
		// In Terraform: local.computed
		computed := cfg.Require("computed")
		// In Terraform: local.days
		days, err := cfg.TryInt("days")
		if err != nil {
			days = 30
		}
		// In Terraform: concat(["email"], var.none)
		var concatEmailNone []string
		cfg.RequireObject("concatEmailNone", &concatEmailNone)

		// Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
		// evaluate this expression.
		webClient, err := cognito.NewUserPoolClient(ctx, "web", &cognito.UserPoolClientArgs{
			Name:           pulumi.Sprintf("web-%s", lowerStage),
			UserPoolId:     pulumi.String(poolsStage),
			GenerateSecret: pulumi.Bool(stageProd),
			CallbackUrls:   pulumi.ToStringArray(urls),
			LogoutUrls: pulumi.StringArray{
				pulumi.Sprintf("https://%s/out", host),
				pulumi.Sprintf("https://%s/", joinStageHost),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("COGNITO"),
				pulumi.String(computed),
			},
			RefreshTokenValidity: pulumi.Int(days),
			ReadAttributes:       pulumi.ToStringArray(concatEmailNone),
			WriteAttributes:      pulumi.ToStringArray(none),
		})
		if err != nil {
			return err
		}

		// Omitted: name. Only Terraform can evaluate this expression.
		// Omitted: for_each. Terraform only.
		// Omitted: lifecycle. Not translated. Pulumi's resource options protect and ignoreChanges
		// are similar.
		copiesClient, err := cognito.NewUserPoolClient(ctx, "copies", &cognito.UserPoolClientArgs{
			UserPoolId: pulumi.String(poolsStage),
		}, pulumi.DependsOn([]pulumi.Resource{webClient}))
		if err != nil {
			return err
		}

		ctx.Export("webClientId", webClient.ID())
		ctx.Export("copiesClientId", copiesClient.ID())
		return nil
	})
}
