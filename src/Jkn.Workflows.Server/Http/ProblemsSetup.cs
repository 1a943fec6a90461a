using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Http;

/// <summary>JSON rules of the API and the two places where a refusal of the framework gets our shape.</summary>
internal static class ProblemsSetup
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => Shape(json.SerializerOptions));
        // A body that cannot be read must reach the one handler below in every environment, not answer an empty 400.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails(o => o.CustomizeProblemDetails = context => Complete(context.ProblemDetails, context.HttpContext));
        services.AddExceptionHandler<ExceptionAnswers>();
        return services;
    }

    public static void Shape(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = 32;
    }

    public static WebApplication UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            if (ErrorPages.AsksForPage(http.Request))
                return;
            await WriteAsync(http, Problems.ForStatus(http.Response.StatusCode));
        });
        return app;
    }

    public static async Task WriteAsync(HttpContext http, ProblemDetails problem)
    {
        http.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        var writer = http.RequestServices.GetRequiredService<IProblemDetailsService>();
        if (await writer.TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem }))
            return;
        // The framework's writer declines a caller that accepts neither JSON nor anything: it gets JSON all the same.
        Complete(problem, http);
        await http.Response.WriteAsJsonAsync(problem, options: null, Problems.ContentType, http.RequestAborted);
    }

    private static void Complete(ProblemDetails problem, HttpContext http)
    {
        if (!problem.Extensions.ContainsKey("code") && problem.Status is { } status)
        {
            var ours = Problems.ForStatus(status);
            (problem.Title, problem.Type) = (ours.Title, ours.Type);
            problem.Extensions["code"] = ours.Extensions["code"];
        }
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
    }
}

/// <summary>
/// The one exception handler: a request that cannot be read gets its reason, everything else is our bug: logged, 500, no detail.
/// </summary>
internal sealed partial class ExceptionAnswers(ILogger<ExceptionAnswers> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The caller has gone: nobody reads an answer, and it is no fault of ours.
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;
        if (exception is BadHttpRequestException bad)
        {
            if (AnswerAsPage(httpContext, bad.StatusCode))
                return true;
            await ProblemsSetup.WriteAsync(httpContext, Explain(bad));
            return true;
        }
        // The exception handler has cleared the endpoint: its feature remembers it.
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName;
        LogUnexpected(exception, httpContext.Request.Method, endpoint ?? "-");
        if (AnswerAsPage(httpContext, StatusCodes.Status500InternalServerError))
            return true;
        await ProblemsSetup.WriteAsync(httpContext, Problems.ForStatus(StatusCodes.Status500InternalServerError));
        return true;
    }

    // An empty answer: the error pages, which lie around this handler, fill it.
    private static bool AnswerAsPage(HttpContext http, int status)
    {
        if (!ErrorPages.AsksForPage(http.Request))
            return false;
        http.Response.StatusCode = status;
        return true;
    }

    private static ProblemDetails Explain(BadHttpRequestException bad) =>
        bad switch
        {
            { InnerException: JsonException json } => JsonProblems.Explain(json),
            { StatusCode: StatusCodes.Status400BadRequest, Message: var message }
                when message.Contains("no body", StringComparison.OrdinalIgnoreCase) => Problems.Details(
                bad.StatusCode,
                "body-missing",
                "Isi permintaan belum ada."
            ),
            _ => Problems.ForStatus(bad.StatusCode),
        };

    // The route's pattern, not the path: paths may hold search words or numbers of people.
    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected error in {Method} {Endpoint}")]
    private partial void LogUnexpected(Exception exception, string method, string endpoint);
}
