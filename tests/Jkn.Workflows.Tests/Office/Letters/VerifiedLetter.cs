using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>A letter of Malinau, signed by its officials, and the questions that a stranger may ask about it.</summary>
internal sealed record VerifiedLetter(ApiOffice Office, string Token, byte[] Pdf, Participant Person) : IAsyncDisposable
{
    public static async Task<VerifiedLetter> IssueAsync()
    {
        var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        await people.SignAsync(id);
        await office.QuietAsync();
        var state = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!;
        var pdf = await people.Bo.BytesAsync($"/api/cases/{id}/letters/{LetterPeople.Key}/pdf?purpose=PERIKSA");
        var letter = state.Letters[LetterPeople.Key];
        return new(office, letter.Token!, pdf, state.Participants[letter.Person!]);
    }

    /// <param name="asks">First whether the file may be sent at all.</param>
    public async Task<HttpResponseMessage> PostAsync(byte[] file, bool asks = false)
    {
        using var client = Office.Node.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/verifications/{Token}/file")
        {
            Content = new ByteArrayContent(file) { Headers = { ContentType = new("application/pdf") } },
        };
        request.Headers.ExpectContinue = asks;
        return await client.SendAsync(request, TestServer.Ct);
    }

    public async Task<JsonElement> CompareAsync(byte[] file)
    {
        using var answer = await PostAsync(file);
        var text = await answer.Content.ReadAsStringAsync(TestServer.Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<(HttpStatusCode Status, string Body, string? RetryAfter)> MatchAsync(string birthDate, string nikEnd)
    {
        using var client = Office.Node.Anonymous();
        using var answer = await client.PostAsJsonAsync($"/api/verifications/{Token}/holder", new { birthDate, nikEnd }, TestServer.Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestServer.Ct), answer.Headers.RetryAfter?.ToString());
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
