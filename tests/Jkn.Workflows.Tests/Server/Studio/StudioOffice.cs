using System.Net;
using System.Text.Json.Nodes;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Studio;

/// <summary>
/// One server with an admin, a Kepala Dinas and an officer of Malinau, and the definition that the recorded requests are about.
/// </summary>
public sealed class StudioOffice : IAsyncLifetime
{
    public const string Chain = "65.02-rantai-paraf",
        Main = "65.02-kis-pbi-daerah";

    internal ApiOffice Office { get; private set; } = null!;
    internal ApiPerson Admin { get; private set; } = null!;
    internal ApiPerson Other { get; private set; } = null!;
    internal ApiPerson Clerk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Office = await ApiOffice.OpenAsync(Databases.Sqlite);
        (Admin, Other, Clerk) = (
            await Office.HireAsync(ApiOffice.Malinau, "ADMIN"),
            await Office.HireAsync(ApiOffice.Malinau, "ADMIN"),
            await Office.HireAsync(ApiOffice.Malinau, "FO")
        );
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    internal static string Recorded(string name) =>
        Domain.Offices.Read("tests", "Jkn.Workflows.Tests", "Server", "Studio", "Recorded", name);

    /// <summary>A published definition under this id, as the recorded session had it; all its types are unknown here.</summary>
    internal async Task SeedAsync(string definitionId, string versionId, string? json = null)
    {
        var definition = JsonNode.Parse(json ?? Recorded("definition.json"))!.AsObject();
        (definition["id"], definition["definitionId"]) = (versionId, definitionId);
        await using (var db = Office.Database.NewContext())
        {
            db.Sops.Add(
                new SopRow
                {
                    VersionId = versionId,
                    DefinitionId = definitionId,
                    Region = ApiOffice.Malinau,
                    Key = definitionId,
                    Use = "CASE",
                    Name = definition["name"]!.GetValue<string>(),
                    Version = 1,
                    State = "EFEKTIF",
                    EffectiveFrom = "2026-01-01",
                    ContentHash = "uji",
                    Json = definition.ToJsonString(),
                    CreatedAt = Office.Clock.Now,
                    CreatedBy = "uji",
                }
            );
            await db.SaveChangesAsync(TestServer.Ct);
        }
        await Office.Node.Services.GetRequiredService<Jkn.Workflows.Application.Cases.Offices>().RefreshAsync(TestServer.Ct);
    }

    internal async Task<JsonObject> OpenAsync(string definitionId, ApiPerson? by = null) =>
        JsonNode
            .Parse(
                (await (by ?? Admin).GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest"))
                    .ShouldBe(HttpStatusCode.OK)
                    .Text
            )!
            .AsObject();

    internal Task<Reply> SaveAsync(JsonObject model, bool publish = false, ApiPerson? by = null) =>
        (by ?? Admin).PostTextAsync(
            "/elsa/api/workflow-definitions",
            new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }.ToJsonString()
        );

    internal async Task<JsonObject> SavedAsync(JsonObject model) =>
        JsonNode.Parse((await SaveAsync(model)).ShouldBe(HttpStatusCode.OK).Text)!["workflowDefinition"]!.AsObject();

    internal async Task<JsonObject> StoredAsync(string versionId)
    {
        await using var db = Office.Database.NewContext();
        return JsonNode.Parse(db.Sops.Single(s => s.VersionId == versionId).Json)!.AsObject();
    }

    internal static JsonObject Node(JsonObject definition, string id) =>
        definition["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == id)!.AsObject();

    internal static void Move(JsonObject node, int dx) =>
        node["metadata"]!["designer"]!["position"]!["x"] = node["metadata"]!["designer"]!["position"]!["x"]!.GetValue<double>() + dx;

    internal static IReadOnlyList<string> Sentences(Reply reply) =>
        [
            .. reply
                .ShouldBe(HttpStatusCode.BadRequest)
                .Body.GetProperty("errors")
                .GetProperty("generalErrors")
                .EnumerateArray()
                .Select(e => e.GetString()!),
        ];
}
