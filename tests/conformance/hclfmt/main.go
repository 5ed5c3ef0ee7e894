// Formats and evaluates Terraform text with HashiCorp's own packages, the ones that Terraform is made of.
//
// In: a JSON list of requests, each {"op": "format" | "hcl" | "json", "text": ...}. Out: a JSON list of answers, each
// {"text": ...}, {"value": ...} or {"error": ...}. "asked" is "json" for tools that ask for what an expression gives: a
// call, an operation or a computed index is a marker with its source.
//
// A reference evaluates to a marker with its path, such as "⟦var.domain⟧", so that two texts that refer to the same
// thing in the same place give equal values. What cannot be evaluated (a function that is not here, a splat of a marker)
// gives "⟦unknown⟧". Arguments that Terraform reads without evaluating them give their source.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	hcljson "github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

type request struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

type answer struct {
	Text  *string     `json:"text,omitempty"`
	Value interface{} `json:"value,omitempty"`
	Error string      `json:"error,omitempty"`
}

const unknown = "⟦unknown⟧"

var functions = map[string]function.Function{
	"jsonencode": stdlib.JSONEncodeFunc,
	"upper":      stdlib.UpperFunc,
	"lower":      stdlib.LowerFunc,
	"trimspace":  stdlib.TrimSpaceFunc,
	"replace":    stdlib.ReplaceFunc,
	"join":       stdlib.JoinFunc,
	"split":      stdlib.SplitFunc,
	"format":     stdlib.FormatFunc,
	"concat":     stdlib.ConcatFunc,
	"length":     stdlib.LengthFunc,
	"max":        stdlib.MaxFunc,
	"min":        stdlib.MinFunc,
	"merge":      stdlib.MergeFunc,
}

func main() {
	var requests []request
	if err := json.NewDecoder(os.Stdin).Decode(&requests); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	answers := make([]answer, len(requests))
	for i, it := range requests {
		answers[i] = reply(it)
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if err := out.Encode(answers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func reply(it request) answer {
	source := []byte(it.Text)
	switch it.Op {
	case "format":
		if _, diags := hclsyntax.ParseConfig(source, "main.tf", hcl.InitialPos); diags.HasErrors() {
			return answer{Error: diags.Error()}
		}
		text := string(hclwrite.Format(source))
		return answer{Text: &text}
	case "hcl":
		file, diags := hclsyntax.ParseConfig(source, "main.tf", hcl.InitialPos)
		if diags.HasErrors() {
			return answer{Error: diags.Error()}
		}
		reader := reader{source: source}
		return answer{Value: reader.body(file.Body.(*hclsyntax.Body), nil)}
	case "json", "asked":
		asked = it.Op == "asked"
		if _, diags := hcljson.Parse(source, "main.tf.json"); diags.HasErrors() {
			return answer{Error: diags.Error()}
		}
		decoder := json.NewDecoder(strings.NewReader(it.Text))
		decoder.UseNumber()
		var top interface{}
		if err := decoder.Decode(&top); err != nil {
			return answer{Error: err.Error()}
		}
		value, err := fromJSON(top, nil, evaluated)
		if err != nil {
			return answer{Error: err.Error()}
		}
		return answer{Value: value}
	}
	return answer{Error: "no such op: " + it.Op}
}

// How Terraform reads the argument at a path such as ["resource", "aws_x", "label", "depends_on"].
type mode int

const (
	evaluated mode = iota
	// Evaluated without a context: in JSON no template.
	literal
	// A traversal, a type or a list of traversals: not evaluated.
	verbatim
)

func modeOf(path []string) mode {
	key := path[len(path)-1]
	switch path[0] {
	case "variable":
		if len(path) == 3 {
			switch key {
			case "type":
				return verbatim
			case "default", "description", "sensitive", "nullable":
				return literal
			}
		}
	case "output":
		if len(path) == 3 && key == "description" {
			return literal
		}
	case "module":
		if len(path) == 3 && (key == "source" || key == "version") {
			return literal
		}
	case "import", "moved", "removed":
		if key == "to" || key == "from" {
			return verbatim
		}
	case "terraform":
		return literal
	}
	switch key {
	case "depends_on", "provider", "ignore_changes", "replace_triggered_by":
		if len(path) > 1 {
			return verbatim
		}
	case "when":
		if len(path) > 2 && path[len(path)-3] == "provisioner" {
			return verbatim
		}
	case "iterator":
		if len(path) > 2 && path[len(path)-3] == "dynamic" {
			return verbatim
		}
	case "actions", "events", "on_failure":
		if len(path) > 1 && path[len(path)-2] == "action_trigger" || key == "on_failure" && len(path) > 2 && path[len(path)-3] == "provisioner" {
			return verbatim
		}
	}
	return evaluated
}

type reader struct{ source []byte }

func (r reader) body(body *hclsyntax.Body, path []string) map[string]interface{} {
	result := map[string]interface{}{}
	for name, attribute := range body.Attributes {
		at := append(append([]string{}, path...), name)
		result[name] = r.expression(attribute.Expr, modeOf(at))
	}
	for _, block := range body.Blocks {
		at := append(append([]string{}, path...), block.Type)
		inside := result
		key := block.Type
		for _, label := range block.Labels {
			next, ok := inside[key].(map[string]interface{})
			if !ok {
				next = map[string]interface{}{}
				inside[key] = next
			}
			inside, key = next, label
			at = append(at, label)
		}
		value := r.body(block.Body, at)
		if len(block.Labels) > 0 {
			if old, twice := inside[key]; twice {
				list, ok := old.([]interface{})
				if !ok {
					list = []interface{}{old}
				}
				inside[key] = append(list, value)
			} else {
				inside[key] = value
			}
		} else {
			list, _ := inside[key].([]interface{})
			inside[key] = append(list, value)
		}
	}
	return result
}

func (r reader) expression(expr hclsyntax.Expression, how mode) interface{} {
	switch how {
	case verbatim:
		if items, diags := hcl.ExprList(expr); !diags.HasErrors() {
			list := []interface{}{}
			for _, item := range items {
				list = append(list, r.text(item.Range()))
			}
			return list
		}
		return r.text(expr.Range())
	case literal:
		if pairs, diags := hcl.ExprMap(expr); !diags.HasErrors() {
			result := map[string]interface{}{}
			for _, pair := range pairs {
				key := name(evaluate(pair.Key.(hclsyntax.Expression)))
				inner := literal
				if key == "configuration_aliases" {
					inner = verbatim
				}
				result[key] = r.expression(pair.Value.(hclsyntax.Expression), inner)
			}
			return result
		}
		value, diags := expr.Value(nil)
		return plain(value, diags)
	}
	return evaluate(expr)
}

// Whether what must be evaluated is a marker: set for each request, which are answered one after the other.
var asked bool

// The marker of an expression that has to be evaluated; none where it is a plain value, text or reference.
func askedFor(expr hclsyntax.Expression, source string) (string, bool) {
	switch it := expr.(type) {
	case *hclsyntax.ScopeTraversalExpr, *hclsyntax.LiteralValueExpr:
		return "", false
	case *hclsyntax.TemplateExpr:
		if it.IsStringLiteral() {
			return "", false
		}
	case *hclsyntax.UnaryOpExpr:
		if _, number := it.Val.(*hclsyntax.LiteralValueExpr); number {
			return "", false
		}
	}
	const most = 120
	line := []rune(strings.Join(strings.Fields(source), " "))
	if len(line) > most {
		line = append(line[:most], '…')
	}
	return "⟦" + string(line) + "⟧", true
}

// A template with markers for its expressions; none where it has something else that Terraform must evaluate.
func withMarkers(template *hclsyntax.TemplateExpr, source []byte) (string, bool) {
	text := ""
	for _, part := range template.Parts {
		switch part.(type) {
		case *hclsyntax.ConditionalExpr, *hclsyntax.TemplateJoinExpr:
			if at := part.Range().Start.Byte; at > 1 && source[at-2] == '%' || source[at] == '%' {
				return "", false
			}
		}
		marker, must := askedFor(part, string(part.Range().SliceBytes(source)))
		if !must {
			marker = name(evaluate(part))
		}
		text += marker
	}
	return text, true
}

func (r reader) text(at hcl.Range) string { return bare(string(at.SliceBytes(r.source))) }

// An address without the prefix that changes nothing.
func bare(address string) string { return strings.TrimPrefix(address, "resource.") }

func evaluate(expr hclsyntax.Expression) interface{} {
	// Objects and lists part by part, so that one unknown part does not hide the others.
	switch it := expr.(type) {
	case *hclsyntax.ObjectConsExpr:
		result := map[string]interface{}{}
		for _, item := range it.Items {
			result[name(evaluate(item.KeyExpr))] = evaluate(item.ValueExpr)
		}
		return result
	case *hclsyntax.TupleConsExpr:
		list := []interface{}{}
		for _, item := range it.Exprs {
			list = append(list, evaluate(item))
		}
		return list
	case *hclsyntax.ParenthesesExpr:
		return evaluate(it.Expression)
	}
	value, diags := expr.Value(context(expr))
	return plain(value, diags)
}

// A key, as Terraform converts it to text.
func name(value interface{}) string {
	switch value.(type) {
	case string, json.Number, bool:
		return fmt.Sprint(value)
	}
	return unknown
}

func plain(value cty.Value, diags hcl.Diagnostics) interface{} {
	if diags.HasErrors() || !value.IsWhollyKnown() {
		return unknown
	}
	if value.IsNull() {
		return nil
	}
	text, err := ctyjson.Marshal(value, value.Type())
	if err != nil {
		return unknown
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var result interface{}
	if decoder.Decode(&result) != nil {
		return unknown
	}
	return result
}

// What the expression refers to, each path with its marker at the end.
func context(expr hclsyntax.Expression) *hcl.EvalContext {
	root := map[string]interface{}{}
	for _, traversal := range expr.Variables() {
		path, names := "", []string{}
		for _, step := range traversal {
			switch step := step.(type) {
			case hcl.TraverseRoot:
				path = step.Name
				names = append(names, step.Name)
			case hcl.TraverseAttr:
				if path == "resource" && len(names) == 1 {
					path = step.Name
				} else {
					path += "." + step.Name
				}
				names = append(names, step.Name)
			case hcl.TraverseIndex:
				switch step.Key.Type() {
				case cty.String:
					path += fmt.Sprintf("[%q]", step.Key.AsString())
					names = append(names, step.Key.AsString())
				default:
					number := step.Key.AsBigFloat().Text('f', -1)
					path += "[" + number + "]"
					names = append(names, number)
				}
			}
		}
		inside := root
		for i, name := range names {
			if i == len(names)-1 {
				if _, taken := inside[name]; !taken {
					inside[name] = "⟦" + path + "⟧"
				}
				break
			}
			next, ok := inside[name].(map[string]interface{})
			if !ok {
				next = map[string]interface{}{}
				inside[name] = next
			}
			inside = next
		}
	}
	variables := map[string]cty.Value{}
	for name, it := range root {
		variables[name] = marker(it)
	}
	return &hcl.EvalContext{Variables: variables, Functions: functions}
}

func marker(it interface{}) cty.Value {
	switch it := it.(type) {
	case string:
		return cty.StringVal(it)
	case map[string]interface{}:
		values := map[string]cty.Value{}
		for name, inner := range it {
			values[name] = marker(inner)
		}
		return cty.ObjectVal(values)
	}
	return cty.DynamicVal
}

// Whether the object at a path of a resource is a block, in which a comment may stand, and no map, of which "//" is a key.
// The blocks are those of the documents here.
func isBlock(path []string) bool {
	if path[0] != "resource" || len(path) < 4 {
		return false
	}
	switch path[3] {
	case "lifecycle", "connection", "token_validity_units", "refresh_token_rotation", "analytics_configuration":
		return true
	case "provisioner":
		return len(path) == 5
	}
	return false
}

// How many keys at the start of a path are names of blocks and arguments.
func names(path []string) int {
	if len(path) == 0 {
		return 0
	}
	switch path[0] {
	case "locals":
		return 1
	case "resource", "data":
		return 3
	}
	return 2
}

// Terraform's JSON syntax, as package hcl/json evaluates it: strings and keys of objects are templates.
func fromJSON(it interface{}, path []string, how mode) (interface{}, error) {
	if len(path) > 0 && how == evaluated {
		how = modeOf(path)
	}
	switch it := it.(type) {
	case string:
		if how != evaluated {
			if how == verbatim && strings.HasPrefix(it, "${") && strings.HasSuffix(it, "}") {
				return bare(strings.TrimSpace(it[2 : len(it)-1])), nil
			}
			if how == literal {
				return cty.StringVal(it).AsString(), nil
			}
			return bare(it), nil
		}
		expr, diags := hclsyntax.ParseTemplate([]byte(it), "main.tf.json", hcl.InitialPos)
		if diags.HasErrors() {
			return nil, fmt.Errorf("%s: %s", strings.Join(path, "."), diags.Error())
		}
		if wrap, ok := expr.(*hclsyntax.TemplateWrapExpr); ok {
			if asked {
				if marker, must := askedFor(wrap.Wrapped, it[2:len(it)-1]); must {
					return marker, nil
				}
			}
			return evaluate(wrap.Wrapped), nil
		}
		if template, ok := expr.(*hclsyntax.TemplateExpr); ok && asked {
			if text, ok := withMarkers(template, []byte(it)); ok {
				return text, nil
			}
		}
		return evaluate(expr), nil
	case []interface{}:
		list := make([]interface{}, len(it))
		for i, inner := range it {
			value, err := fromJSON(inner, path, how)
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	case map[string]interface{}:
		result := map[string]interface{}{}
		for key, inner := range it {
			if key == "//" && how == evaluated && (len(path) < 4 || isBlock(path)) {
				continue
			}
			at := append(append([]string{}, path...), key)
			// Beyond type, label and argument a key may be one of a map, and so a template.
			if how == evaluated && len(path) > names(path) {
				expr, diags := hclsyntax.ParseTemplate([]byte(key), "main.tf.json", hcl.InitialPos)
				if diags.HasErrors() {
					return nil, fmt.Errorf("%s: key %q: %s", strings.Join(path, "."), key, diags.Error())
				}
				key = name(evaluate(expr))
			}
			value, err := fromJSON(inner, at, how)
			if err != nil {
				return nil, err
			}
			result[key] = value
		}
		return result, nil
	}
	return it, nil
}
