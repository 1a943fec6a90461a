using System.Net;
using System.Text;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Http;
using Jkn.Workflows.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Api;

public sealed class ProblemsTests(ProblemsTests.Shared shared) : IClassFixture<ProblemsTests.Shared>
{
    public sealed class Shared : IDisposable
    {
        public TestServer Server { get; } = new();

        public void Dispose() => Server.Dispose();
    }

    [Theory]
    [InlineData("""{"userName":"a","password":"b","sandi":1}""", "field-unknown", "sandi")]
    [InlineData("""{"userName":"a"}""", "field-missing", "password")]
    [InlineData("""{"userName":null,"password":"b"}""", "field-type", "userName")]
    [InlineData("""{"userName":1,"password":"b"}""", "field-type", "userName")]
    [InlineData("""{"userName":"a","userName":"b","password":"c"}""", "field-twice", "userName")]
    [InlineData("""{"userName":"a",""", "json-invalid", "")]
    [InlineData("""[1]""", "json-invalid", "")]
    public async Task A_body_that_cannot_be_read_is_a_400_that_names_the_field(string body, string code, string name)
    {
        var problem = await (await PostAsync(body)).ProblemAsync(HttpStatusCode.BadRequest, code);

        problem.GetProperty("invalidParams")[0].GetProperty("name").GetString().ShouldBe(name);
        problem.GetProperty("invalidParams")[0].GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task All_wrong_fields_are_told_at_once()
    {
        var problem = await (await PostAsync("""{"userName":" ","password":"a\u0000b"}""")).ProblemAsync(
            HttpStatusCode.BadRequest,
            "fields-invalid"
        );

        problem
            .GetProperty("invalidParams")
            .EnumerateArray()
            .Select(p => p.GetProperty("code").GetString())
            .ShouldBe(["field-missing", "characters-invalid"]);
    }

    [Fact]
    public async Task No_body_is_a_400() => await (await PostAsync("")).ProblemAsync(HttpStatusCode.BadRequest, "body-missing");

    [Fact]
    public async Task A_body_over_the_limit_is_a_413()
    {
        var body = $$"""{"userName":"{{new string('a', 1_100_000)}}","password":"b"}""";

        await (await PostAsync(body)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task An_unknown_address_is_a_404_for_someone_signed_in()
    {
        using var client = await shared.Server.SignedInAsync("99.01", "FO");

        await (await client.GetAsync("/api/tidak-ada", Ct)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await client.DeleteAsync("/api/me", Ct)).ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Theory]
    [InlineData("sign-off-not-yours", null, 403)]
    [InlineData("case-unknown", null, 404)]
    [InlineData("duplicate-open-case", null, 409)]
    [InlineData("date-invalid", "from", 422)]
    [InlineData("version-stale", null, 412)]
    public void A_rejection_has_one_status_by_its_code(string code, string? field, int status)
    {
        var answer = new Rejection(code, "Kalimat.", field).ToProblem();

        answer.StatusCode.ShouldBe(status);
        answer.ProblemDetails.Title.ShouldBe("Kalimat.");
        answer.ProblemDetails.Extensions["code"].ShouldBe(code);
        answer.ProblemDetails.Extensions.ContainsKey("invalidParams").ShouldBe(field is not null);
    }

    [Fact]
    public void A_rejection_names_each_input_at_fault_with_its_own_reason()
    {
        var refused = new Checks().Text("name", " ", 10).Optional("note", "terlalu panjang", 5).Rejection!;

        var answer = refused.ToProblem();

        answer.StatusCode.ShouldBe(400);
        answer
            .ProblemDetails.Extensions["invalidParams"]
            .ShouldBe(
                new InvalidParam[] { new("name", "field-missing", "Wajib diisi."), new("note", "too-long", "Paling banyak 5 karakter.") }
            );
    }

    [Fact]
    public void What_cannot_be_used_is_a_422_even_where_its_code_would_say_404()
    {
        var answer = Rejection.Unusable("file-type-unknown", "Hanya PDF.", "body", "Isi bukan PDF.").ToProblem();

        answer.StatusCode.ShouldBe(422);
        answer.ProblemDetails.Title.ShouldBe("Hanya PDF.");
        answer
            .ProblemDetails.Extensions["invalidParams"]
            .ShouldBe(new InvalidParam[] { new("body", "file-type-unknown", "Isi bukan PDF.") });
    }

    [Fact]
    public void Who_does_not_answer_outside_is_a_503_to_be_tried_again() =>
        new Rejection("seal-service-timeout", "Kalimat.") { Kind = RejectionKind.Passing }
            .ToProblem()
            .StatusCode.ShouldBe(503);

    [Theory]
    [InlineData(null, 428)]
    [InlineData("*", 400)]
    [InlineData("\"x\"", 400)]
    [InlineData("3", 400)]
    [InlineData("W/\"3\"", 400)]
    [InlineData("\"3\", \"4\"", 400)]
    [InlineData("\"3\"", null)]
    public void If_Match_names_one_version(string? header, int? status)
    {
        var http = new DefaultHttpContext();
        if (header is not null)
            http.Request.Headers.IfMatch = header;

        var (version, problem) = http.Request.ReadIfMatch();

        problem?.StatusCode.ShouldBe(status!.Value);
        if (status is null)
            (version, problem).ShouldBe((3, (ProblemHttpResult?)null));
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var client = shared.Server.Anonymous();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync("/api/token", content, Ct);
    }
}
