using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Engine;

namespace Jkn.Workflows.Tests.Server.Studio;

/// <summary>What the designer cannot draw, or drops when it saves, is there again after a save.</summary>
public class DataLossTests
{
    private static readonly ActivityCatalog whole = RegionsSetup.Catalog();

    [Theory]
    [InlineData("Jkn.SignOff.Kabid")]
    [InlineData("Jkn.SignOff.KepalaDinas")]
    [InlineData("Elsa.Complete")]
    public void A_type_that_goes_and_comes_back_leaves_the_definition_as_before_plus_the_move(string missing)
    {
        var stored = Load("65.02-malinau/sops/rantai-paraf/v1.json");
        var poorer = whole.Without(missing);

        var open = Shown(stored, poorer);
        StudioOffice.Node(open, "E07")["metadata"]!["designer"]!["position"]!["x"] = 777;
        var (saved, refusal) = StudioMerge.Merge(open, stored, poorer);

        refusal.ShouldBeNull();
        StudioOffice.Node(stored, "E07")["metadata"]!["designer"]!["position"]!["x"] = 777;
        Canonical(saved!).ShouldBe(Canonical(stored));
    }

    [Theory, MemberData(nameof(Definitions))]
    public void Every_definition_of_ours_goes_to_the_designer_and_back_without_a_change(string file)
    {
        var stored = Load(file);

        var (saved, refusal) = StudioMerge.Merge(Shown(stored, whole), stored, whole);

        refusal.ShouldBeNull();
        Canonical(saved!).ShouldBe(Canonical(stored));
    }

    [Fact]
    public void What_the_designer_drops_or_rounds_is_put_back()
    {
        var stored = Load("65.02-malinau/sops/rantai-paraf/v1.json");
        (stored["jknDef"], stored["options"]!["jknOpt"], stored["inputs"]![0]!["jknIn"]) = (
            new JsonObject { ["tingkat"] = "atas" },
            "5 tahun",
            1
        );
        StudioOffice.Node(stored, "E07")["jkn"] = JsonNode.Parse("""{"n":12345678901234567890,"m":1.50,"daftar":[12345678901234567890]}""");
        stored["root"]!["connections"]![0]!["label"] = "Tidak lengkap";

        var open = Shown(stored, whole);
        open.Remove("jknDef");
        open["options"]!.AsObject().Remove("jknOpt");
        open["inputs"]![0]!.AsObject().Remove("jknIn");
        open["root"]!["connections"] = new JsonArray([
            .. open["root"]!["connections"]!
                .AsArray()
                .Select(c =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["source"] = c!["source"]!.DeepClone(),
                            ["target"] = c["target"]!.DeepClone(),
                            ["vertices"] = new JsonArray(),
                        }
                ),
        ]);
        StudioOffice.Node(open, "E07")["jkn"] = JsonNode.Parse("""{"n":12345678901234567000,"m":1.5,"daftar":[12345678901234567000]}""");
        StudioOffice.Node(open, "E07")["metadata"]!["displayText"] = "Memaraf";
        var (saved, _) = StudioMerge.Merge(open, stored, whole);

        StudioOffice.Node(stored, "E07")["metadata"]!["displayText"] = "Memaraf";
        Canonical(saved!).ShouldBe(Canonical(stored));
    }

    [Fact]
    public void What_the_recorded_designer_dropped_is_put_back()
    {
        var samples = SharedFolder.Find("elsa-studio/samples");
        var calls = JsonNode.Parse(File.ReadAllText(Path.Combine(samples, "recorded-calls.json")))!;
        var seed = JsonNode.Parse(File.ReadAllText(Path.Combine(samples, "definition-seed-as-returned.json")))!.AsObject();
        seed["jkn"] = "tetap";
        var model = calls["POST /elsa/api/workflow-definitions"]!["body"]!["model"]!.AsObject();

        var (saved, refusal) = StudioMerge.Merge(model, seed, whole);

        refusal.ShouldBeNull();
        saved!["jkn"]!.GetValue<string>().ShouldBe("tetap");
        saved["root"]!["activities"]!.AsArray().Count.ShouldBe(model["root"]!["activities"]!.AsArray().Count);
    }

    public static TheoryData<string> Definitions =>
        [
            .. Directory
                .GetFiles(Path.Combine(Domain.Offices.Root, "workflows"), "v*.json", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Path.Combine(Domain.Offices.Root, "workflows"), f)),
        ];

    private static JsonObject Load(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Domain.Offices.Root, "workflows", file)))!.AsObject();

    /// <summary>As the designer gets it from a server with this catalogue.</summary>
    private static JsonObject Shown(JsonObject stored, ActivityCatalog catalog)
    {
        var types = catalog.All.Select(d => (d.TypeName, 1)).Append(("RantaiParaf", 1)).ToHashSet();
        var row = new SopRow
        {
            VersionId = Text("id"),
            DefinitionId = Text("definitionId"),
            Region = "x",
            Key = "x",
            Use = "CASE",
            Name = "x",
            State = "DRAF",
            Version = stored["version"]!.GetValue<int>(),
            ContentHash = "",
            Json = stored.ToJsonString(),
            CreatedBy = "x",
        };
        var shown = new StudioDefinition(catalog).Of(row, true, true, new CatalogAnswer([], [], "", types), "sesi");
        // The designer works on what came over the wire.
        return JsonNode.Parse(shown.ToJsonString())!.AsObject();

        string Text(string key) => stored[key]!.GetValue<string>();
    }

    private static string Canonical(JsonObject definition)
    {
        var copy = definition.DeepClone().AsObject();
        foreach (var node in StudioJson.Activities(copy["root"]!.AsObject()))
            node.Remove("nodeId");
        using var document = System.Text.Json.JsonDocument.Parse(copy.ToJsonString());
        return System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement));
    }
}
