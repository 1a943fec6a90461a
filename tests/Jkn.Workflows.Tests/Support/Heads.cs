using System.Text.Json.Nodes;

namespace Jkn.Workflows.Tests.Support;

/// <summary>An invented head for letters, laid into copied region files: what makes letters is legalised only with one.</summary>
internal static class Heads
{
    public static void Lay(string workflows)
    {
        foreach (var file in Directory.GetFiles(workflows, "region.json", SearchOption.AllDirectories))
        {
            var region = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            var head = region["letterhead"]?.AsObject();
            if (head is null)
                region["letterhead"] = head = [];
            head["address"] ??= "Jalan Contoh 1";
            head["emblem"] ??= "contoh.svg";
            File.WriteAllText(file, region.ToJsonString());
            var letters = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "letters")).FullName;
            File.WriteAllText(
                Path.Combine(letters, "contoh.svg"),
                """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>"""
            );
        }
    }
}
