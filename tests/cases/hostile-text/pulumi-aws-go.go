package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/cognito"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		// Omitted: tags.x${ {a=1}["a"] }. Only Terraform can compute the name of a key.
		if _, err := cognito.NewUserPool(ctx, "p", &cognito.UserPoolArgs{
			Name: pulumi.String("p"),
			Tags: pulumi.StringMap{
				"cost center": pulumi.String("a: b"),
				"no":          pulumi.String("yes"),
				"${k}":        pulumi.String("${v}"),
				"größe":       pulumi.String("😀"),
				"a.b/c":       pulumi.String("\""),
				"":            pulumi.String("empty"),
				"k":           pulumi.String("after it"),
			},
		}); err != nil {
			return err
		}

		grEClient, err := cognito.NewUserPoolClient(ctx, "größe-日本", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("\"'\\ ${x} %{y}\u2028"),
			UserPoolId: pulumi.String("us-east-1_AbCdEf123"),
			CallbackUrls: pulumi.StringArray{
				pulumi.String("no"),
				pulumi.String("1e3"),
				pulumi.String("~"),
				pulumi.String("null"),
				pulumi.String("True"),
				pulumi.String("012"),
				pulumi.String("1:30"),
				pulumi.String("2001-01-01"),
				pulumi.String(""),
				pulumi.String(": a"),
				pulumi.String("- a"),
				pulumi.String("a: b"),
				pulumi.String("a #b"),
				pulumi.String("'"),
				pulumi.String("\""),
				pulumi.String("\\"),
				pulumi.String("\\n"),
				pulumi.String("\n"),
				pulumi.String("\t"),
				pulumi.String("\u0000"),
				pulumi.String("\u0085"),
				pulumi.String("${x}"),
				pulumi.String("%{x}"),
				pulumi.String("$"),
				pulumi.String("$${"),
				pulumi.String("$$"),
				pulumi.String("%%{ if true }"),
				pulumi.String("a$"),
				pulumi.String("${!x}"),
				pulumi.String("{{resolve:ssm:x}}"),
				pulumi.String("#"),
				pulumi.String("&a"),
				pulumi.String("*a"),
				pulumi.String("!Ref a"),
				pulumi.String("|"),
				pulumi.String("@"),
				pulumi.String("="),
				pulumi.String("<<"),
				pulumi.String("\u2028"),
				pulumi.String("\u2029"),
				pulumi.String("\ufeff"),
				pulumi.String("\u202eabc"),
				pulumi.String("\u0604"),
				pulumi.String("😀"),
				pulumi.String("👩‍👩‍👧‍👦"),
				pulumi.String("é"),
				pulumi.String("é"),
				pulumi.String("日本語"),
				pulumi.String("שלום"),
				pulumi.String("مرحبا"),
				pulumi.String("`id`"),
				pulumi.String("$(id)"),
				pulumi.String("</script>"),
				pulumi.String("file://x"),
				pulumi.String("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
			},
			SupportedIdentityProviders: pulumi.StringArray{
				pulumi.String("no"),
				pulumi.String("日本語 　"),
			},
			ReadAttributes: pulumi.StringArray{
				pulumi.String("custom:\"${a}\""),
			},
			AnalyticsConfiguration: &cognito.UserPoolClientAnalyticsConfigurationArgs{
				ExternalId: pulumi.String("a\nb\r\n\"${c}\" $${d} '"),
			},
		})
		if err != nil {
			return err
		}

		trueClient, err := cognito.NewUserPoolClient(ctx, "true", &cognito.UserPoolClientArgs{
			Name:       pulumi.String("no"),
			UserPoolId: pulumi.String("1e3"),
		})
		if err != nil {
			return err
		}

		ctx.Export("grEClientId", grEClient.ID())
		ctx.Export("trueClientId", trueClient.ID())
		return nil
	})
}
