using System.Text;
using System.Text.Json.Nodes;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class ElsaJsonTests
{
    private static (FlowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems) Read(string json) =>
        ElsaJson.Parse(json, Sketch.Catalog);

    [Fact]
    public void Unknown_keys_and_number_texts_survive()
    {
        const string json =
            """{"id":"v1","definitionId":"d","asing":{"z":[3,1,2],"a":1.50},"""
            + """ "root":{"id":"r","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Asing.Jenis","""
            + """ "angka":12345678901234567890,"lain":{"b":null}}]}}""";

        Read(json).Definition!.Source.GetRawText().ShouldBe(json);
    }

    [Fact]
    public void Key_order_and_white_space_do_not_change_the_hash_but_numbers_and_array_order_do()
    {
        static string Hash(string extra) =>
            Read("{" + extra + ",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\"}}").Definition!.ContentHash;

        Hash("\"a\":1,\"b\":[1,2]").ShouldBe(Hash(" \"b\" : [ 1, 2 ], \"a\":1"));
        Hash("\"a\":1.0").ShouldNotBe(Hash("\"a\":1"));
        Hash("\"b\":[1,2]").ShouldNotBe(Hash("\"b\":[2,1]"));
    }

    [Fact]
    public void A_byte_order_mark_is_accepted() =>
        ElsaJson
            .Parse([.. Encoding.UTF8.Preamble, .. "{\"root\":{\"id\":\"r\",\"type\":\"Elsa.Sequence\"}}"u8], Sketch.Catalog)
            .Definition.ShouldNotBeNull();

    [Theory]
    [InlineData("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b"}}]""")]
    [InlineData("""[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]""")]
    [InlineData("""{"source":{"activity":"a"},"target":{"activity":"b"}}""")]
    [InlineData("""{"$values":[{"source":"a","target":"b"}]}""")]
    public void Connections_are_read_in_every_shape(string connections)
    {
        var (definition, problems) = Read(
            """{"id":"v","root":{"id":"r","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.Start"},"""
                + """{"id":"b","type":"Elsa.End"}],"connections":"""
                + connections
                + "}}"
        );

        problems.ShouldBeEmpty();
        definition!.Connections.ShouldBe([new("a", "Done", "b")]);
    }

    [Fact]
    public void A_connection_without_an_end_is_dropped_with_a_problem()
    {
        var (definition, problems) = Read(
            """{"id":"v","root":{"id":"r","type":"Elsa.Flowchart","activities":[{"id":"a","type":"Elsa.Start"}],"""
                + """ "connections":[{"source":{"activity":"a"},"target":{"activity":"hilang"}},{},7,null]}}"""
        );

        definition!.Connections.ShouldBeEmpty();
        problems.ShouldAllBe(p => p.Code == "connection-end-missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"root\":7}")]
    [InlineData("{\"root\":{}}")]
    [InlineData(
        "{\"root\":{\"type\":7,\"id\":[],\"activities\":{},\"connections\":\"x\"},\"variables\":{},\"inputs\":[1],"
            + "\"options\":[],\"version\":\"x\"}"
    )]
    [InlineData(
        "{\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\",\"activities\":[[],1,{\"id\":\"a\","
            + "\"type\":\"Elsa.WriteLine\",\"text\":{\"expression\":{\"type\":7,\"value\":{}}},"
            + "\"metadata\":[],\"customProperties\":\"x\"}],\"start\":{}}}"
    )]
    [InlineData("{\"root\":{\"id\":\"r\",\"type\":\"Elsa.Switch\",\"cases\":[1,{\"label\":1,\"condition\":[]}],\"mode\":[]}}")]
    public void Odd_json_is_answered_never_thrown(string json)
    {
        var (definition, problems) = Read(json);
        if (definition is null)
            problems.ShouldNotBeEmpty();
        else
        {
            DefinitionValidator.Validate(definition, FlowLibrary.Empty);
            DefinitionValidator.ValidateSopGraph(definition);
            FlowDiagram.ToMermaid(definition);
            FlowEngine.Start(
                definition,
                FlowLibrary.Empty,
                new Dictionary<string, System.Text.Json.JsonElement>(),
                new FlowHost(),
                Sketch.Now
            );
        }
    }

    [Fact]
    public void Json_that_is_nested_without_end_is_a_problem() =>
        Read("{\"root\":" + string.Concat(Enumerable.Repeat("{\"id\":\"a\",\"type\":\"Elsa.If\",\"then\":", 5_000)))
            .Problems.Single()
            .Code.ShouldBe("json-invalid");

    [Fact]
    public void Expressions_of_studio_are_read_as_it_writes_them()
    {
        var write = Sketch.Node("a WriteLine");
        write["text"] = JsonNode.Parse(
            """{"typeName":"String","expression":{"type":"Variable","value":"{\"id\":\"id-nomor\",\"name\":\"nomor\","""
                + """\"typeName\":\"String\"}"},"memoryReference":null}"""
        );
        var ask = Sketch.Node("t RunTask taskName=t");
        ask["result"] = JsonNode.Parse("""{"typeName":"Object","memoryReference":{"id":"id-nomor"}}""");

        var play = new Play(Sketch.Parse(Sketch.Workflow(Sketch.Chart([ask, write], "t > a"), variables: "nomor")))
            .Start()
            .Resume("t", payload: "123");

        play.Lines.ShouldBe(["123"]);
    }

    [Fact]
    public void An_unknown_type_is_faulted_only_when_it_runs()
    {
        var play = new Play(Sketch.Flow(["a WriteLine text=a", "x Asing.Jenis", "b RunTask taskName=b"], "a > x", "a > b")).Start();

        play.State.Incidents.Values.Single().Message.ShouldContain("Asing.Jenis");
        play.WaitingAt.ShouldBe(["b"]);
    }

    [Fact]
    public void Studios_own_files_are_read()
    {
        var folder = SharedFolder.Find(Path.Combine("elsa-studio", "samples"));
        foreach (var file in Directory.GetFiles(folder, "definition*.json"))
            Read(File.ReadAllText(file)).Definition.ShouldNotBeNull(file);
    }
}
