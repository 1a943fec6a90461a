using System.Globalization;
using System.Xml.Linq;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Pages.Pictures;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Server.Pages;

public class FlowPictureTests
{
    public static TheoryData<string> Definitions => [.. Shipped.Definitions];

    [Theory, MemberData(nameof(Definitions))]
    public void Words_on_arrows_hide_behind_no_step_and_no_other_words(string file)
    {
        var (definition, _) = ElsaJson.Parse(Shipped.Text(file), Shipped.Catalog);

        var svg = XElement.Parse(new FlowPicture(definition!).Draw(file));
        if (Environment.GetEnvironmentVariable("JKN_SCREENSHOTS") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, "alur-" + file.Replace('/', '-') + ".svg"), svg.ToString());

        var rects = svg.Descendants()
            .Where(e => e.Name.LocalName == "rect" && (string?)e.Attribute("class") != "isi")
            .Select(e => (Text: "", X: Of(e, "x"), Y: Of(e, "y"), Right: Of(e, "x") + Of(e, "width"), Bottom: Of(e, "y") + Of(e, "height")))
            .ToList();
        var words = svg.Descendants()
            .Where(e => e.Name.LocalName == "text" && (string?)e.Attribute("class") == "cabang")
            .Select(e =>
                (
                    Text: e.Value,
                    X: Of(e, "x") - (e.Value.Length * FlowLabels.Letter / 2),
                    Y: Of(e, "y") - FlowLabels.Height + 3,
                    Right: Of(e, "x") + (e.Value.Length * FlowLabels.Letter / 2),
                    Bottom: Of(e, "y") + 3
                )
            )
            .ToList();
        var hidden = words.SelectMany(
            (w, i) =>
                rects
                    .Concat(words.Skip(i + 1))
                    .Where(o => w.X < o.Right - 1 && o.X < w.Right - 1 && w.Y < o.Bottom - 1 && o.Y < w.Bottom - 1)
                    .Select(o => $"{w.Text} / {(o.Text.Length == 0 ? "a step" : o.Text)}")
        );
        hidden.ShouldBeEmpty();
    }

    private static double Of(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
