using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jkn.Workflows.Server.Pages.Tags;

/// <summary>A choice of a list or of radio buttons.</summary>
internal sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>
/// A labelled input with hint and fault: <c>&lt;isian name="nama" label="Nama lengkap" value="@x" hint="…" required&gt;</c>. Types: text,
/// tel, date, password, search, textarea, select, radio, checkbox, file. What was typed comes back after a refusal, from the model state
/// under the same name.
/// </summary>
[HtmlTargetElement("isian", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public string? Value { get; set; }
    public bool Required { get; set; }
    public int? Max { get; set; }

    /// <summary>May stay empty here, but a later step asks for it: said so instead of "boleh kosong".</summary>
    public bool Later { get; set; }

    /// <summary>Only digits are expected: a phone shows its number keys.</summary>
    public bool Digits { get; set; }
    public string? Autocomplete { get; set; }
    public string? Accept { get; set; }
    public bool Checked { get; set; }
    public int Rows { get; set; } = 3;
    public IEnumerable<object>? Choices { get; set; }

    /// <summary>First, empty line of a select.</summary>
    public string? Empty { get; set; }

    /// <summary>Width in characters of what is expected; 0 = the whole line.</summary>
    public int Wide { get; set; }

    public static string IdOf(string name) => "i-" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        FieldLabels.Remember(ViewContext.HttpContext, Name, Label);
        var entry = ViewContext.ViewData.ModelState.GetValueOrDefault(Name);
        var faults = entry?.Errors.Select(e => e.ErrorMessage).Distinct().ToArray() ?? [];
        // A password is never sent back.
        var value = Type is "password" or "file" ? null : entry?.AttemptedValue ?? Value;
        var id = IdOf(Name);
        List<string> described = [];
        if (Hint is not null)
            described.Add($"{id}-petunjuk");
        if (faults.Length > 0)
            described.Add($"{id}-galat");
        output.TagName = Type == "radio" ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", faults.Length > 0 ? "isian bergalat" : "isian");
        if (Type == "radio" && described.Count > 0)
            output.Attributes.SetAttribute("aria-describedby", string.Join(' ', described));
        if (Type != "checkbox")
            output.Content.AppendHtml(Caption(id));
        if (Hint is not null && Type != "checkbox")
            output.Content.AppendHtml(Part("div", "form-hint", Hint, $"{id}-petunjuk"));
        foreach (var fault in faults.Take(1))
            output.Content.AppendHtml(Part("div", "galat", "Galat: " + fault, $"{id}-galat"));
        if (Type == "radio")
            Radios(output, id, value);
        else if (Type == "checkbox")
            Checkbox(output, id, entry?.AttemptedValue, described);
        else
            output.Content.AppendHtml(Common(Input(value), id, described, faults.Length > 0));
    }

    private TagBuilder Caption(string id)
    {
        var caption = new TagBuilder(Type == "radio" ? "legend" : "label");
        caption.AddCssClass("form-label");
        if (Type != "radio")
            caption.Attributes["for"] = id;
        caption.InnerHtml.Append(Label);
        if (!Required && Type is not ("password" or "search"))
            caption.InnerHtml.AppendHtml(
                " <span class=\"boleh-kosong\">" + (Later ? "(wajib sebelum diusulkan)" : "(boleh kosong)") + "</span>"
            );
        return caption;
    }

    private TagBuilder Input(string? value)
    {
        if (Type == "textarea")
        {
            var area = new TagBuilder("textarea");
            area.AddCssClass("form-control");
            area.Attributes["rows"] = $"{Rows}";
            area.InnerHtml.Append("\n" + value);
            return area;
        }
        if (Type == "select")
        {
            var select = new TagBuilder("select");
            select.AddCssClass("form-select");
            if (Empty is not null)
                select.InnerHtml.AppendHtml(Option("", Empty, string.IsNullOrEmpty(value)));
            foreach (var choice in Choices!.Cast<Choice>())
                select.InnerHtml.AppendHtml(Option(choice.Value, choice.Text, choice.Value == value));
            return select;
        }
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-control");
        input.Attributes["type"] = Type;
        if (value is not null)
            input.Attributes["value"] = value;
        if (Digits)
            input.Attributes["inputmode"] = "numeric";
        if (Accept is not null)
            input.Attributes["accept"] = Accept;
        return input;
    }

    private TagBuilder Common(TagBuilder input, string id, List<string> described, bool faulty)
    {
        (input.Attributes["id"], input.Attributes["name"]) = (id, Name);
        if (Max is { } max)
            input.Attributes["maxlength"] = $"{max}";
        if (Wide > 0)
            input.AddCssClass(
                Wide <= 6 ? "lebar-6"
                : Wide <= 18 ? "lebar-18"
                : "lebar-30"
            );
        if (Autocomplete is not null)
            input.Attributes["autocomplete"] = Autocomplete;
        if (described.Count > 0)
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        if (faulty)
            input.Attributes["aria-invalid"] = "true";
        // Not "required": a browser's own balloon speaks its own language and hides the other faults.
        if (Required)
            input.Attributes["aria-required"] = "true";
        return input;
    }

    private void Radios(TagHelperOutput output, string id, string? value)
    {
        var number = 0;
        foreach (var choice in Choices!.Cast<Choice>())
        {
            var own = number++ == 0 ? id : $"{id}-{number}";
            output.Content.AppendHtml(Tick("radio", own, choice.Value, choice.Text, choice.Value == value, choice.Hint));
        }
    }

    private void Checkbox(TagHelperOutput output, string id, string? attempted, List<string> described) =>
        output.Content.AppendHtml(
            Tick(
                "checkbox",
                id,
                "true",
                Label,
                attempted is null ? Checked : attempted.Contains("true", StringComparison.Ordinal),
                Hint,
                described
            )
        );

    private TagBuilder Tick(string type, string id, string value, string text, bool on, string? hint, List<string>? described = null)
    {
        var line = new TagBuilder("div");
        line.AddCssClass("form-check");
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-check-input");
        (input.Attributes["type"], input.Attributes["name"], input.Attributes["id"], input.Attributes["value"]) = (type, Name, id, value);
        if (on)
            input.Attributes["checked"] = "checked";
        if (hint is not null)
            input.Attributes["aria-describedby"] = $"{id}-petunjuk";
        else if (described is { Count: > 0 })
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        var label = new TagBuilder("label");
        label.AddCssClass("form-check-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(text);
        line.InnerHtml.AppendHtml(input);
        line.InnerHtml.AppendHtml(label);
        if (hint is not null)
            line.InnerHtml.AppendHtml(Part("div", "form-hint", hint, $"{id}-petunjuk"));
        return line;
    }

    private static TagBuilder Option(string value, string text, bool selected)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value;
        if (selected)
            option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(text);
        return option;
    }

    private static TagBuilder Part(string tag, string css, string text, string id)
    {
        var part = new TagBuilder(tag);
        part.AddCssClass(css);
        part.Attributes["id"] = id;
        part.InnerHtml.Append(text);
        return part;
    }
}
