using System.Net;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>What is signed is what was read (trust.md 4): the attack of the audit, through the API, with real pages.</summary>
public class FrozenPageTests
{
    private const string Path = $"letters/{LetterPeople.Key}";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Trust_4_1_a_changed_person_voids_the_parafs_and_nobody_signs_with_the_old_page(string database)
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(database, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        var before = await LetterAsync(office, id);
        before.Paper.ShouldNotBeNull("the page is there as soon as the draft was sent");
        (await people.Kasie.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.OK);

        var other = OfMalinau.PersonWith("6502991708909901", "BUDI CONTOH");
        (await people.Bo.PutAsync($"/api/cases/{id}/participants/p1", new { participant = other }, "\"1\"")).ShouldBe(HttpStatusCode.OK);

        var after = await LetterAsync(office, id);
        after.Parafs.ShouldBeEmpty();
        after.State.ShouldBe(LetterState.Konsep, "it lies with its writer, who sends it again");
        (after.Number, after.Token, after.NumberedAt).ShouldBe((before.Number, before.Token, before.NumberedAt));
        var state = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!;
        state.WorkItems.Values.ShouldNotContain(w => w.Act == Acts.Sign, "nobody can sign it now");
        (await people.Bo.CompleteAsync(id, "E05")).ShouldBe(HttpStatusCode.OK);
        (await people.Kasie.SignAsync(id, "E06", documentHash: before.SeenHash)).ShouldBe(
            HttpStatusCode.PreconditionFailed,
            "document-changed"
        );
        (await people.Kasie.SignAsync(id, "E06", documentHash: before.Hash)).ShouldBe(
            HttpStatusCode.PreconditionFailed,
            "document-changed"
        );
        await people.SignAsync(id);
        await office.QuietAsync();
        var text = Tools.TextOf(await people.Bo.BytesAsync($"/api/cases/{id}/{Path}/pdf?purpose=uji"));
        text.ShouldContain("BUDI CONTOH");
        text.ShouldNotContain("ANDI CONTOH");
    }

    [Fact]
    public async Task Trust_4_1_every_preview_is_the_stored_page_with_the_draft_mark_laid_over_it()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        var letter = await LetterAsync(office, id);
        var files = office.Node.Services.GetRequiredService<Jkn.Workflows.Data.Work.FileStore>();
        var stored = (await files.ReadAsync(letter.Paper!.FileId, TestServer.Ct))!.Content;
        var shown = await people.Bo.BytesAsync($"/api/cases/{id}/{Path}/pdf?purpose=uji");
        shown.Length.ShouldBeGreaterThan(stored.Length);
        shown.AsSpan(0, stored.Length).SequenceEqual(stored).ShouldBeTrue("the page itself is untouched");
        Tools.WithFile(shown, file => Tools.Run("qpdf", "--check", file)).ShouldContain("No syntax or stream encoding errors");
        await people.SignAsync(id);
        await office.QuietAsync();
        var issued = await people.Bo.BytesAsync($"/api/cases/{id}/{Path}/pdf?purpose=uji");
        issued.AsSpan(0, stored.Length).SequenceEqual(stored).ShouldBeTrue("what was signed begins with what was read");
    }

    private static async Task<Letter> LetterAsync(ApiOffice office, string id) =>
        (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key];
}
