using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jkn.Workflows.Server.Pages.Tags;

/// <summary>
/// A moment in the office's words: <c>&lt;waktu at="@x"&gt;</c> gives <c>21 November 2026 pukul 08.00 WITA</c>. <c>form</c>: full, date,
/// time, short.
/// </summary>
[HtmlTargetElement("waktu", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;
    public DateTimeOffset? At { get; set; }
    public string? Region { get; set; }
    public string Form { get; set; } = "full";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } at)
        {
            output.SuppressOutput();
            return;
        }
        var time = ViewContext.HttpContext.RequestServices.GetRequiredService<PageTime>();
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        output.Content.SetContent(
            Form switch
            {
                "date" => time.Date(at, Region),
                "time" => time.Time(at, Region),
                "short" => time.Short(at, Region),
                _ => time.Stamp(at, Region),
            }
        );
    }
}
