using System.Net;
using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Server.Trust;

/// <summary>An office with its administrator, its head and others, and what tests of power ask of it.</summary>
internal sealed class PowerCircle : IAsyncDisposable
{
    public const string Region = ApiOffice.Malinau;

    /// <summary>From where owners come with their codes; tokens are asked for from another place.</summary>
    public static readonly IPAddress Elsewhere = IPAddress.Parse("192.0.2.7");

    private PowerCircle(ApiOffice office) => Office = office;

    public ApiOffice Office { get; }
    public ApiPerson Admin { get; private set; } = null!;
    public ApiPerson Kadis { get; private set; } = null!;
    public ApiPerson Kasie { get; private set; } = null!;

    public static async Task<PowerCircle> OpenAsync(string database = Databases.Sqlite)
    {
        var circle = new PowerCircle(await ApiOffice.OpenAsync(database));
        circle.Admin = await circle.Office.HireAsync(Region, "ADMIN");
        circle.Kadis = await circle.Office.HireAsync(Region, "KADIS");
        circle.Kasie = await circle.Office.HireAsync(Region, "KASIE");
        return circle;
    }

    public OfficeState State => Office.Node.Services.GetRequiredService<OfficeReader>().Load(Region).State;

    public IReadOnlyList<OfficeEvent> Events =>
        [.. Office.Node.Services.GetRequiredService<OfficeReader>().History(Region).SelectMany(e => e.Events).Cast<OfficeEvent>()];

    public T Of<T>()
        where T : notnull => Office.Node.Services.GetRequiredService<T>();

    public static Actor As(ApiPerson who, string role) => new(who.Id, "Orang", Region, [role]);

    /// <summary>Proposed through the API; the proposal's id and the proposer's half of a code.</summary>
    public static async Task<(string Id, string? Half)> ProposeAsync(ApiPerson who, object asked)
    {
        var reply = (await who.PostAsync("/api/proposals", asked)).ShouldBe(HttpStatusCode.Created);
        return (reply.Body.GetProperty("id").GetString()!, Half(reply.Body));
    }

    public static async Task<string?> ConfirmAsync(ApiPerson who, string id) =>
        Half((await who.PostAsync($"/api/proposals/{id}/confirmation", new { })).ShouldBe(HttpStatusCode.OK).Body);

    /// <summary>What the sign-in page does with codes.</summary>
    public async Task<Rejection?> ChooseAsync(ApiPerson who, string first, string? second, string password)
    {
        var (refusal, wait) = await Of<CodeSignIn>().ChooseAsync(who.UserName, first, second, password, Elsewhere, TestServer.Ct);
        wait.ShouldBeNull("no lock in the way of what is asked here");
        return refusal;
    }

    public async Task<HttpStatusCode> TokenAsync(string userName, string password)
    {
        using var client = Office.Node.Anonymous();
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            client,
            "/api/token",
            new { userName, password },
            TestServer.Ct
        );
        return answer.StatusCode;
    }

    private static string? Half(JsonElement body) =>
        body.TryGetProperty("halfCode", out var half) && half.ValueKind == JsonValueKind.String ? half.GetString() : null;

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
