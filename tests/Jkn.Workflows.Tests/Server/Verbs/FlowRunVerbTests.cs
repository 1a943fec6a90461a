using System.Text;
using Jkn.Workflows.Server.Verbs;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Verbs;

public sealed class FlowRunVerbTests : IDisposable
{
    private const string Hello = """
        {"id":"halo-1","definitionId":"halo","version":1,"root":{"id":"r","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"a","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"Halo"}}}]}}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("jkn-flow-").FullName;

    [Fact]
    public async Task The_last_line_is_the_outcome_even_of_a_file_with_a_byte_order_mark()
    {
        var file = Write("halo.json", Hello);

        var (exit, output, _) = await RunAsync(file);

        exit.ShouldBe(0);
        output.TrimEnd().Split('\n')[^1].ShouldStartWith("Finished/Finished lines=[Halo]");
    }

    [Fact]
    public async Task A_folder_needs_the_name_of_the_one_to_start()
    {
        Write("halo.json", Hello);
        Write("lain.json", Hello.Replace("halo", "lain").Replace("Halo", "Lain"));

        (await RunAsync(folder)).Exit.ShouldBe(2);
        (await RunAsync(folder, "--start", "lain")).Output.ShouldContain("lines=[Lain]");
    }

    [Fact]
    public async Task An_offices_step_outside_a_case_is_a_fault_that_says_how_it_is_played()
    {
        var sop = Path.Combine(Domain.Offices.Root, "workflows", "65.02-malinau", "sops", "rantai-paraf", "v1.json");

        var (_, output, _) = await RunAsync(sop);

        output.ShouldContain("Faulted");
        output.ShouldContain("mainkan dengan walk atau Uji coba");
    }

    [Fact]
    public async Task A_definition_that_cannot_be_read_is_refused_with_2()
    {
        var (exit, output, _) = await RunAsync(Write("rusak.json", "{"));

        exit.ShouldBe(2);
        output.ShouldStartWith("REFUSED ");
    }

    [Theory]
    [InlineData()]
    [InlineData("tidak-ada.json")]
    [InlineData("a.json", "--start")]
    [InlineData("a.json", "--input", "x")]
    [InlineData("a.json", "--cepat")]
    public async Task A_wrong_call_explains_and_exits_with_2(params string[] args)
    {
        var (exit, _, error) = await RunAsync(args);

        exit.ShouldBe(2);
        error.ShouldContain("Pemakaian: flow run");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return file;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await VerbList.RunAsync(["flow", "run", .. args], output, error, Ct);
        return (exit, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
