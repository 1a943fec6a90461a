using System.Text.Json.Nodes;

namespace Jkn.Workflows.Tests.Server.Studio;

public sealed partial class DesignerSavesTests
{
    [Fact]
    public async Task An_almost_empty_graph_is_refused_and_the_stored_one_stays()
    {
        var open = await studio.OpenAsync(StudioOffice.Main);
        var activities = open["root"]!["activities"]!.AsArray();
        while (activities.Count > 2)
            activities.RemoveAt(activities.Count - 1);

        StudioOffice.Sentences(await studio.SaveAsync(open)).Single().ShouldContain("langkah hilang sekaligus");
    }

    [Theory]
    [InlineData("root null", "diagram")]
    [InlineData("sequence", "diagram alur")]
    [InlineData("duplicate", "dipakai 2 kali")]
    [InlineData("many", "paling banyak 500")]
    [InlineData("script id", "tidak dapat dipakai")]
    [InlineData("no type", "tanpa jenis")]
    [InlineData("variables text", "tidak berbentuk")]
    [InlineData("no name", "Nama SOP")]
    [InlineData("bad time", "Waktu pada")]
    [InlineData("long name", "terlalu panjang")]
    public async Task Code_view_may_hold_anything_and_is_refused_in_words(string what, string says)
    {
        var before = await CountAsync();
        var open = await studio.OpenAsync(StudioOffice.Main);
        var root = open["root"]!.AsObject();
        var activities = root["activities"]!.AsArray();
        switch (what)
        {
            case "root null":
                open["root"] = null;
                break;
            case "sequence":
                root["type"] = "Elsa.Sequence";
                break;
            case "duplicate":
                activities.Add(activities[0]!.DeepClone());
                break;
            case "many":
                for (var i = 0; i < 2000; i++)
                    activities.Add(
                        new JsonObject
                        {
                            ["id"] = $"x{i}",
                            ["type"] = "Jkn.Tugas",
                            ["version"] = 1,
                        }
                    );
                break;
            case "script id":
                activities[0]!["id"] = "<script>alert(1)</script>";
                break;
            case "no type":
                activities.Add(new JsonObject { ["id"] = "x" });
                break;
            case "variables text":
                open["variables"] = "x";
                break;
            case "no name":
                open["name"] = " ";
                break;
            case "bad time":
                StudioOffice.Node(open, "M02")["waktuAngka"] = new JsonObject
                {
                    ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "lama" },
                };
                break;
            case "long name":
                StudioOffice.Node(open, "M02")["metadata"]!["displayText"] = new string('x', 600);
                break;
        }

        StudioOffice.Sentences(await studio.SaveAsync(open))[0].ShouldContain(says);

        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"model\":7}")]
    [InlineData("{\"model\":{\"a\":1,\"a\":2}}")]
    [InlineData("deep")]
    [InlineData("large")]
    public async Task A_body_that_is_no_save_is_refused_in_words(string body)
    {
        body = body switch
        {
            "deep" => new string('[', 5000),
            "large" => "{\"model\":{\"name\":\"" + new string('x', 5 * 1024 * 1024) + "\"}}",
            _ => body,
        };

        StudioOffice
            .Sentences(await studio.Admin.PostTextAsync("/elsa/api/workflow-definitions", body))
            .Single()
            .Length.ShouldBeGreaterThan(10);
    }
}
