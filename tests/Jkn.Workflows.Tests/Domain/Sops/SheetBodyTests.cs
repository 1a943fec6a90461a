using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Workflows;

namespace Jkn.Workflows.Tests.Domain.Sops;

/// <summary>Steps inside a container are rows like others, in reading order; the container is none, and says for whom they run.</summary>
public sealed class SheetBodyTests
{
    private static readonly string malinau = Shipped.Regions.First(r => r.StartsWith("65.02", StringComparison.Ordinal));

    [Fact]
    public void A_body_is_unfolded_where_its_container_stands()
    {
        var model = Printed();

        model
            .Rows.Select(r => r.Kegiatan.Text)
            .ShouldBe(["Mulai", "Menerima berkas", "Mengentri data. Selesai?", "Memperbaiki data", "Menutup buku", "Selesai"]);
        model.Rows.Select(r => r.No).ShouldBe(["", "1", "2", "3", "4", ""]);
        model.Rows.Select(r => r.Group).ShouldBe([null, null, "Untuk setiap peserta", "Untuk setiap peserta", null, null]);
    }

    [Fact]
    public void An_end_of_the_body_leads_to_what_follows_the_container()
    {
        var model = Printed();
        string Ways(string key) =>
            string.Join(
                ", ",
                model
                    .Arrows.Where(a => model.Rows[a.From].Key == key)
                    .Select(a => $"{a.Label}>{model.Rows[a.To].Key}")
                    .Order(StringComparer.Ordinal)
            );

        Ways("terima").ShouldBe(">tiap/entri");
        Ways("tiap/entri").ShouldBe("Tidak>tiap/baik, Ya>tutup");
        Ways("tiap/baik").ShouldBe(">tiap/entri");
        Ways("tutup").ShouldBe(">selesai");
    }

    private static SopSheetModel Printed()
    {
        var body = Chart(
            "alur",
            [Task("entri", "Mengentri data", "Selesai, Ulang"), Task("baik", "Memperbaiki data", null)],
            [("entri", "Ulang", "baik"), ("baik", "Done", "entri")]
        );
        // Its one way out is "Selesai": nothing is joined to it inside, so it ends the body.
        var each = new JsonObject
        {
            ["id"] = "tiap",
            ["type"] = "Elsa.ParallelForEach",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["displayText"] = "Untuk setiap peserta" },
            ["body"] = body,
        };
        var root = Chart(
            "akar",
            [
                Node("mulai", "Elsa.Start", "Mulai"),
                Task("terima", "Menerima berkas", null),
                each,
                Task("tutup", "Menutup buku", null),
                Node("selesai", "Elsa.End", "Selesai"),
            ],
            [("mulai", "Done", "terima"), ("terima", "Done", "tiap"), ("tiap", "Done", "tutup"), ("tutup", "Done", "selesai")]
        );
        var json = new JsonObject
        {
            ["id"] = "coba-v1",
            ["definitionId"] = "coba",
            ["name"] = "Coba",
            ["version"] = 1,
            ["root"] = root,
        };
        var (definition, problems) = ElsaJson.Parse(json.ToJsonString(), Shipped.Catalog);
        problems.Where(p => !p.IsWarning).ShouldBeEmpty();
        return SopPrinter.Model(
            new SopVersion("coba-v1", "COBA", 1, SopState.Draf, null, null, definition!.ContentHash, definition) { Name = "Coba" },
            Shipped.Office(malinau)
        );
    }

    private static JsonObject Chart(string id, JsonNode[] nodes, (string From, string Port, string To)[] ways) =>
        new()
        {
            ["id"] = id,
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray(nodes),
            ["connections"] = new JsonArray([
                .. ways.Select(w =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["source"] = new JsonObject { ["activity"] = w.From, ["port"] = w.Port },
                            ["target"] = new JsonObject { ["activity"] = w.To, ["port"] = "In" },
                        }
                ),
            ]),
        };

    private static JsonObject Node(string id, string type, string text) =>
        new()
        {
            ["id"] = id,
            ["type"] = type,
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["displayText"] = text },
        };

    private static JsonObject Task(string id, string text, string? choices)
    {
        var node = Node(id, choices is null ? "Jkn.Tugas" : "Jkn.Keputusan", text);
        node["peran"] = Literal("BO");
        if (choices is not null)
            node["pilihan"] = Literal(choices);
        return node;
    }

    private static JsonObject Literal(string text) =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text },
        };
}
