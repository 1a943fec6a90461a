using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Studio;

/// <summary>What the official designer asked in a recorded session, asked of us.</summary>
public sealed class ContractTests(StudioOffice studio) : IClassFixture<StudioOffice>
{
    [Fact]
    public async Task Every_recorded_request_is_answered_in_the_recorded_shape()
    {
        await studio.SeedAsync("klaim-jk", "ver-1");
        foreach (var call in JsonNode.Parse(StudioOffice.Recorded("must-calls.json"))!.AsArray().Select(c => c!.AsObject()))
        {
            var (path, body) = (call["path"]!.GetValue<string>() + call["query"]!.GetValue<string>(), call["body"]);
            if (path.EndsWith("/retract", StringComparison.Ordinal))
                continue;
            var reply =
                call["method"]!.GetValue<string>() == "GET"
                    ? await studio.Admin.GetAsync(path)
                    : await studio.Admin.PostTextAsync(path, body?.ToJsonString() ?? "{}");

            reply.ShouldBe(HttpStatusCode.OK);
            Has(reply.Body, call["answer"], path);
            if (call["item"] is { } item && reply.Body.GetProperty("items").GetArrayLength() > 0)
                Has(reply.Body.GetProperty("items")[0], item, path);
            if (call["definition"] is { } definition)
                Has(reply.Body.GetProperty("workflowDefinition"), definition, path);
        }
        (await studio.Admin.PostTextAsync("/elsa/api/workflow-definitions/klaim-jk/retract", "{}")).ShouldBe(
            HttpStatusCode.BadRequest,
            "sop-not-submitted"
        );
    }

    [Fact]
    public async Task The_recorded_withdrawal_makes_a_draft_of_what_was_submitted()
    {
        await studio.SeedAsync(
            "tarik-jk",
            "tarik-jk-v1",
            (await studio.StoredAsync($"{StudioOffice.Chain}-v1"))
                .ToJsonString()
                .Replace("\"Rantai Paraf\"", "\"Rantai Tarik\"", StringComparison.Ordinal)
        );
        var open = await studio.OpenAsync("tarik-jk");
        StudioOffice.Move(StudioOffice.Node(open, "E07"), 10);
        await studio.SavedAsync(open);
        (await studio.Admin.PostAsync("/api/sops/tarik-jk-v2/submission", new { acknowledge = "Admin Uji" })).ShouldBe(
            HttpStatusCode.NoContent
        );
        var call = JsonNode
            .Parse(StudioOffice.Recorded("must-calls.json"))!
            .AsArray()
            .Single(c => c!["path"]!.GetValue<string>().EndsWith("/retract", StringComparison.Ordinal))!;

        var reply = (
            await studio.Admin.PostTextAsync("/elsa/api/workflow-definitions/tarik-jk/retract", call["body"]?.ToJsonString() ?? "{}")
        ).ShouldBe(HttpStatusCode.OK);

        Has(
            reply.Body,
            call["answer"] is JsonArray { Count: > 0 } keys ? keys : new JsonArray("id", "definitionId", "root", "links", "isPublished"),
            "retract"
        );
        (reply.Body.GetProperty("id").GetString(), reply.Body.GetProperty("isPublished").GetBoolean()).ShouldBe(("tarik-jk-v2", false));
    }

    [Fact]
    public void Every_call_that_the_designer_must_have_is_among_the_recorded_ones()
    {
        var rows = File.ReadAllLines(Path.Combine(Engine.SharedFolder.Find("elsa-studio"), "contract.md"))
            .SkipWhile(l => !l.StartsWith("## 1. MUST", StringComparison.Ordinal))
            .TakeWhile(l => !l.StartsWith("### Draft", StringComparison.Ordinal))
            .Select(l => System.Text.RegularExpressions.Regex.Match(l, @"^\| \d+ \| (GET|POST) `([^`]+)`"))
            .Where(m => m.Success)
            .Select(m => $"{m.Groups[1].Value} /elsa/api{Pattern(m.Groups[2].Value)}")
            .ToList();
        var recorded = JsonNode
            .Parse(StudioOffice.Recorded("must-calls.json"))!
            .AsArray()
            .Select(c => $"{c!["method"]} {c["path"]}")
            .ToList();

        rows.Count.ShouldBe(18);
        rows.Where(row => !recorded.Exists(call => System.Text.RegularExpressions.Regex.IsMatch(call, $"^{row}$"))).ShouldBeEmpty();
    }

    private static string Pattern(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]+\}", "[^/]+");

    // Two keys of the recording are the recording server's own.
    private static void Has(JsonElement answer, JsonNode? keys, string path)
    {
        foreach (var key in keys!.AsArray().Select(k => k!.GetValue<string>()).Where(k => k is not ("tenantId" or "isSystem")))
            answer.TryGetProperty(key, out _).ShouldBeTrue($"{path}: {key} is missing");
    }

    [Fact]
    public async Task A_definition_of_unknown_types_travels_as_lost_nodes_and_comes_back_unchanged()
    {
        await studio.SeedAsync("klaim-lain", "ver-lain");
        var before = await studio.StoredAsync("ver-lain");

        var open = await studio.OpenAsync("klaim-lain");
        open["root"]!["activities"]!.AsArray().ShouldAllBe(a => a!["type"]!.GetValue<string>() == "Elsa.NotFoundActivity");
        StudioOffice.Move(StudioOffice.Node(open, "a-terima"), 40);
        var saved = await studio.SavedAsync(open);

        saved["id"]!.GetValue<string>().ShouldBe("klaim-lain-v2");
        var after = await studio.StoredAsync("klaim-lain-v2");
        StudioOffice.Move(StudioOffice.Node(before, "a-terima"), 40);
        Jkn.Workflows.Application.Studio.StudioNormal.Text(after["root"])
            .ShouldBe(Jkn.Workflows.Application.Studio.StudioNormal.Text(before["root"]));
    }

    [Fact]
    public async Task The_catalogue_has_our_activities_with_the_regions_own_choices_and_one_entry_for_each_type_and_version()
    {
        var items = (await studio.Admin.GetAsync("/elsa/api/descriptors/activities?Refresh=True"))
            .ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("items")
            .EnumerateArray()
            .ToList();

        items.Select(i => (i.GetProperty("typeName").GetString(), i.GetProperty("version").GetInt32())).ShouldBeUnique();
        foreach (var needed in new[] { "Elsa.Workflow", "Elsa.Flowchart", "Elsa.Sequence", "Elsa.NotFoundActivity", "RantaiParaf" })
            items.ShouldContain(i => i.GetProperty("typeName").GetString() == needed);
        var task = items
            .Single(i => i.GetProperty("typeName").GetString() == "Jkn.EntriData")
            .GetProperty("inputs")
            .EnumerateArray()
            .ToList();
        var roles = task.Single(i => i.GetProperty("name").GetString() == "Peran")
            .GetProperty("uiSpecifications")
            .GetProperty("dropdown")
            .GetProperty("selectList")
            .GetProperty("items")
            .EnumerateArray();
        roles.Select(r => r.GetProperty("value").GetString()).ShouldContain("KABID");
        task.Select(i => i.GetProperty("name").GetString()).ShouldContain("WaktuAngka");
        items
            .Single(i => i.GetProperty("typeName").GetString() == "Jkn.SignOff.Sekretaris")
            .GetProperty("ports")
            .EnumerateArray()
            .Select(p => p.GetProperty("name").GetString())
            .ShouldBe(["Setuju", "Kembalikan", "Tolak"]);
        items
            .SelectMany(i => i.GetProperty("inputs").EnumerateArray())
            .Select(i => i.GetProperty("uiHint").GetString())
            .ShouldNotContain("numeric");
    }

    [Fact]
    public async Task Lists_filter_order_and_page_as_the_designer_asks()
    {
        async Task<string[]> Ids(string query) =>
            [
                .. (await studio.Admin.GetAsync($"/elsa/api/workflow-definitions?{query}"))
                    .ShouldBe(HttpStatusCode.OK)
                    .Body.GetProperty("items")
                    .EnumerateArray()
                    .Select(i => i.GetProperty("definitionId").GetString()!),
            ];

        (await Ids("versionOptions=Latest&Page=0&PageSize=10&SearchTerm=paraf")).ShouldBe([StudioOffice.Chain]);
        (await Ids($"versionOptions=Published&DefinitionIds={StudioOffice.Chain}&DefinitionIds={StudioOffice.Main}")).ShouldBe([
            StudioOffice.Main,
            StudioOffice.Chain,
        ]);
        (await Ids("versionOptions=&Ids=65.02-rantai-paraf-v1")).ShouldBe([StudioOffice.Chain]);
        (await Ids("versionOptions=Latest&Page=50&PageSize=10")).ShouldBeEmpty();
        (await Ids("versionOptions=Latest&Page=x&PageSize=-3&OrderBy=;drop")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_may_read_SOPs_looks_without_the_link_to_edit_and_another_regions_are_not_there()
    {
        var looked = await studio.OpenAsync(StudioOffice.Chain, studio.Clerk);
        looked["links"]!.AsArray().ShouldNotContain(l => l!["rel"]!.GetValue<string>() == "publish");
        StudioOffice.Sentences(await studio.SaveAsync(looked, by: studio.Clerk)).Single().ShouldContain("hanya admin");

        var foreign = await studio.Office.HireAsync(InventedRegion.Code, "ADMIN");
        (await foreign.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{StudioOffice.Chain}?versionOptions=Latest")).ShouldBe(
            HttpStatusCode.NotFound
        );
        StudioOffice.Sentences(await studio.SaveAsync(looked, by: foreign)).Single().ShouldContain("tidak ada di daerah Anda");
    }

    [Fact]
    public async Task A_session_that_ends_during_auto_save_is_told_in_a_sentence()
    {
        using var client = studio.Office.Node.Anonymous();
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/elsa/api/workflow-definitions", content, TestServer.Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync(TestServer.Ct))
            .RootElement.GetProperty("errors")
            .GetProperty("generalErrors")[0]
            .GetString()!
            .ShouldContain("sesi Anda sudah berakhir");
        (await client.GetAsync("/elsa/api/descriptors/activities", TestServer.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_sub_workflow_opens_inside_its_parent()
    {
        var reply = (
            await studio.Clerk.GetAsync(
                $"/elsa/api/workflow-definitions/subgraph/{StudioOffice.Main}-v1?parentNodeId=Workflow1:diagram:MP:MPisi:E06"
            )
        )
            .ShouldBe(HttpStatusCode.OK)
            .Body;

        var inside = reply.GetProperty("activity").GetProperty("root");
        inside.GetProperty("type").GetString().ShouldBe("Elsa.Workflow");
        inside
            .GetProperty("root")
            .GetProperty("activities")
            .EnumerateArray()
            .ShouldContain(a =>
                a.GetProperty("nodeId").GetString()!.StartsWith("Workflow1:diagram:MP:MPisi:E06:Workflow1:", StringComparison.Ordinal)
                && a.GetProperty("id").GetString() == "E07"
            );
    }
}
