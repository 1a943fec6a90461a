using System.Net.Mime;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// The API document: OpenAPI 3.1 at /openapi/v1.json, shown at /docs. What every operation shares (who may call, which refusals, their
/// shape) is added here once; an endpoint declares only what is its own.
/// </summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/v1.json",
        Ui = "/docs";
    private const string Scheme = "bearer",
        ProblemSchema = "Problem";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            o =>
            {
                o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                o.AddDocumentTransformer(DescribeAsync);
                o.AddOperationTransformer(CompleteAsync);
            }
        );

    public static WebApplication UseApiDocumentUi(this WebApplication app)
    {
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = Ui.TrimStart('/');
            ui.DocumentTitle = "JKN Workflows: API";
            ui.SwaggerEndpoint(Path, "v1");
        });
        return app;
    }

    public static IEndpointRouteBuilder MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new()
        {
            Title = "Jkn.Workflows",
            Version = ProductVersion.Text,
            Description =
                "Alur kerja pendaftaran peserta JKN yang dibayar pemerintah daerah. Workflows for JKN enrolment paid by local governments.",
        };
        // The address depends on who asks; the document does not.
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description =
                "Token dari POST /api/token, atau dari penyedia identitas. A token from POST /api/token or from the identity provider.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = ProblemShape();
        foreach (var schema in document.Components.Schemas.Values.OfType<OpenApiSchema>())
            schema.Description = OneLine(schema.Description);
        return Task.CompletedTask;
    }

    // Where a docstring breaks its lines is the source's affair.
    private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");

    private static Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        foreach (var status in Refusals(operation, context.Description).Distinct())
            (operation.Responses ??= []).TryAdd($"{status}", new OpenApiResponse());
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status is not ['4' or '5', ..] || response is not OpenApiResponse ours || IsOwnShape(ours))
                continue;
            var problem = Problems.ForStatus(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
            ours.Description = problem.Title;
            ours.Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problems.ContentType] = new() { Schema = new OpenApiSchemaReference(ProblemSchema, context.Document) },
            };
        }
        operation.Parameters ??= [];
        if (metadata.OfType<IfMatchMetadata>().FirstOrDefault() is { } match)
            operation.Parameters.Add(Header("If-Match", match.Always, "ETag dari data yang dilihat. The ETag of what was seen."));
        if (metadata.OfType<IdempotentMetadata>().Any())
            operation.Parameters.Add(Header(Idempotency.Header, false, "Kunci sekali pakai. The same key and body get the same answer."));
        return Task.CompletedTask;
    }

    /// <summary>The refusals an operation may answer, by what it takes: nobody has to remember them at an endpoint.</summary>
    private static IEnumerable<int> Refusals(OpenApiOperation operation, ApiDescription endpoint)
    {
        var metadata = endpoint.ActionDescriptor.EndpointMetadata;
        yield return 500;
        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 })
            yield return 400;
        if (operation.RequestBody is not null)
        {
            yield return 413;
            yield return 415;
        }
        if (metadata.OfType<IAllowAnonymous>().Any())
            yield break;
        yield return 401;
        yield return 403;
        if (operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true)
            yield return 404;
        // A search is a POST that changes nothing.
        if (endpoint.HttpMethod != HttpMethods.Get && endpoint.RelativePath?.EndsWith("/search", StringComparison.Ordinal) != true)
        {
            yield return 409;
            yield return 422;
        }
        if (!metadata.OfType<IfMatchMetadata>().Any())
            yield break;
        yield return 412;
        yield return 428;
    }

    private static OpenApiParameter Header(string name, bool required, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = Text(),
        };

    // A 503 of /health/ready carries the health report, not a problem.
    private static bool IsOwnShape(OpenApiResponse response) => response.Content?.ContainsKey(MediaTypeNames.Application.Json) == true;

    private static OpenApiSchema ProblemShape() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457. code: tetap, untuk program. title: untuk orang.",
            Required = new HashSet<string> { "status", "code", "title" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text(),
                ["title"] = Text(),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["code"] = Text(),
                ["traceId"] = Text(),
                ["invalidParams"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "name", "code", "reason" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["name"] = Text(),
                            ["code"] = Text(),
                            ["reason"] = Text(),
                        },
                    },
                },
            },
        };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
