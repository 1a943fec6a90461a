using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Server.Studio;

/// <summary>
/// What the designer asks about the engine: activities, expressions, types. Lists that we do not keep are empty, never absent.
/// </summary>
internal static class DescriptorsApi
{
    public static void MapDescriptors(this RouteGroupBuilder api)
    {
        var descriptors = api.MapGroup("/descriptors");
        descriptors.MapGet("/activities", Activities);
        descriptors.MapGet("/expression-descriptors", () => StudioAnswers.Json(StudioAnswers.List(Expressions())));
        descriptors.MapGet("/variables", () => StudioAnswers.Json(StudioAnswers.List(Types())));
        descriptors.MapGet(
            "/storage-drivers",
            () =>
                StudioAnswers.Json(
                    StudioAnswers.List([
                        new JsonObject
                        {
                            ["typeName"] = "Jkn.Riwayat",
                            ["displayName"] = "Riwayat berkas",
                            ["priority"] = 1,
                            ["deprecated"] = false,
                        },
                    ])
                )
        );
        descriptors.MapGet(
            "/workflow-activation-strategies",
            () =>
                StudioAnswers.Json(
                    StudioAnswers.List([
                        new JsonObject
                        {
                            ["typeName"] = "Jkn.Selalu",
                            ["displayName"] = "Selalu boleh",
                            ["description"] = "Setiap berkas memulai alurnya sendiri.",
                        },
                    ])
                )
        );
        descriptors.MapGet(
            "/incident-strategies",
            () =>
                StudioAnswers.Json(
                    StudioAnswers.List([
                        new JsonObject
                        {
                            ["typeName"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
                            ["displayName"] = "Cabang lain berjalan terus",
                            ["description"] = "Gangguan menghentikan cabangnya saja.",
                        },
                        new JsonObject
                        {
                            ["typeName"] = "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core",
                            ["displayName"] = "Alur berhenti",
                            ["description"] = "Gangguan menghentikan seluruh alur.",
                        },
                    ])
                )
        );
        foreach (
            var empty in new[]
            {
                "/log-persistence-strategies",
                "/commit-strategies/workflows",
                "/commit-strategies/activities",
                "/output-converters",
            }
        )
            descriptors.MapGet(empty, () => StudioAnswers.Json(StudioAnswers.List([])));
        api.MapGet("/features/installed", () => StudioAnswers.Json(StudioAnswers.List([])));
    }

    private static IResult Activities(HttpContext http, Offices offices, StudioCatalog catalog)
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return StudioAnswers.NotFound();
        var answer = catalog.For(office);
        http.Response.Headers.ETag = answer.ETag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.Contains(answer.ETag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
            return Results.Bytes(answer.Json, "application/json");
        http.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(answer.Packed, "application/json");
    }

    private static IEnumerable<JsonNode> Expressions() =>
        [
            Expression("Literal", "Nilai", false),
            Expression("Object", "Objek (JSON)", false, "json"),
            Expression("Variable", "Variabel", true),
            Expression("Input", "Masukan", true),
            Expression("JavaScript", "JavaScript", true, "javascript"),
        ];

    private static JsonObject Expression(string type, string name, bool browsable, string? language = null) =>
        new()
        {
            ["type"] = type,
            ["displayName"] = name,
            ["isSerializable"] = true,
            ["isBrowsable"] = browsable,
            ["properties"] = language is null ? [] : new JsonObject { ["MonacoLanguage"] = language },
        };

    private static IEnumerable<JsonNode> Types() =>
        new[]
        {
            ("String", "Teks"),
            ("Boolean", "Ya atau tidak"),
            ("Int32", "Bilangan bulat"),
            ("Double", "Bilangan"),
            ("DateTimeOffset", "Saat"),
            ("Object", "Objek"),
        }.Select(t => new JsonObject
        {
            ["typeName"] = t.Item1,
            ["displayName"] = t.Item2,
            ["category"] = "Dasar",
            ["description"] = null,
        });
}
