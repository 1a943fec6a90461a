using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Domain.Invariants;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Tests.Application.Notices;

public partial class NoticeTests
{
    [Fact]
    public async Task WhatsApp_gets_the_approved_template_and_a_busy_provider_is_asked_again()
    {
        using var provider = new LocalHttpProvider();
        provider.Answers.Enqueue((429, "{}"));
        provider.Answers.Enqueue((200, """{"messages":[{"id":"wamid.1"}]}"""));
        await using var office = await SendingAsync(
            new()
            {
                WhatsApp = new() { Url = provider.Url + "/v21.0/1", Token = "rahasia" },
            },
            Databases.Sqlite
        );
        await office.AddAsync("kepesertaan-aktif", "PEMOHON", known, null);

        (await office.Sender.RoundAsync(TestServer.Ct)).ShouldBe(1);
        var waiting = await office.RowAsync();
        (waiting.State, waiting.Attempts, waiting.ReadyAt, waiting.LastError).ShouldBe(
            ("SIAP", 1, office.Clock.Now.AddMinutes(1), "http-429")
        );
        (await office.Sender.RoundAsync(TestServer.Ct)).ShouldBe(0);
        office.Clock.Now = office.Clock.Now.AddMinutes(1);
        await office.Sender.RoundAsync(TestServer.Ct);

        var sent = await office.RowAsync();
        (sent.State, sent.Attempts, sent.Receipt, sent.LastError).ShouldBe(("TERKIRIM", 2, "wamid.1", null));
        var (path, authorization, body) = provider.Heard[1];
        (path, authorization).ShouldBe(("/v21.0/1/messages", "Bearer rahasia"));
        (body.GetProperty("to").GetString(), body.GetProperty("template").GetProperty("name").GetString()).ShouldBe(
            ("62811000001", "jkn_status")
        );
        body.GetProperty("template")
            .GetProperty("components")[0]
            .GetProperty("parameters")[0]
            .GetProperty("text")
            .GetString()!
            .ShouldStartWith("Yth. Siti ****************, kepesertaan JKN BUDI CONTOH (berkas JKN/65.02/2026/000001)");
        sent.Text.ShouldNotContain("6502991708909901");
    }

    [Fact]
    public async Task What_cannot_be_delivered_comes_to_the_counter_as_paper()
    {
        using var provider = new LocalHttpProvider();
        provider.Answers.Enqueue((400, """{"error":{"code":131026}}"""));
        await using var office = await SendingAsync(new() { Sms = new() { Url = provider.Url + "/sms" } }, Databases.Sqlite);
        await office.AddAsync("kartu-siap-diambil", "PEMOHON", known, null);

        await office.Sender.RoundAsync(TestServer.Ct);

        (await office.RowsAsync())
            .Select(r => (r.Channel, r.State, r.Addressee))
            .ShouldBe([("SMS", "GAGAL", "PEMOHON"), ("IN_APP", null, "FO"), ("KERTAS", "CETAK", "PEMOHON")], ignoreOrder: true);
        provider.Heard.Single().Body.GetProperty("message").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_provider_that_stays_away_is_given_up_after_the_last_attempt()
    {
        await using var office = await SendingAsync(
            new()
            {
                Sms = new() { Url = "http://127.0.0.1:9/sms" },
                MostAttempts = 3,
            },
            Databases.Sqlite
        );
        await office.AddAsync("kartu-siap-diambil", "PEMOHON", known, null);

        for (var i = 0; i < 4; i++)
        {
            await office.Sender.RoundAsync(TestServer.Ct);
            office.Clock.Now = office.Clock.Now.AddHours(1);
        }

        var row = await office.RowAsync();
        (row.State, row.Attempts, row.LastError).ShouldBe(("GAGAL", 3, "unreachable"));
    }

    [Fact]
    public async Task The_hospital_is_told_by_mail()
    {
        using var mail = new LocalMailServer();
        await using var office = await SendingAsync(
            new()
            {
                Smtp = new()
                {
                    Host = "127.0.0.1",
                    Port = mail.Port,
                    From = "dinas@contoh.test",
                    Tls = false,
                },
            },
            Databases.Sqlite
        );
        await office.AddAsync("gagal-usul", "RS", known, new Contact("RSUD CONTOH", null, "rs@contoh.test"));
        await office.AddAsync(
            "gagal-usul",
            "PEMOHON",
            known with
            {
                Participants = known.Participants.SetItem("p1", CaseScript.Budi with { Email = "salah@contoh.test" }),
            },
            null
        );

        await office.Sender.RoundAsync(TestServer.Ct);

        mail.Mails.ShouldHaveSingleItem().ShouldContain("rs@contoh.test");
        (await office.RowsAsync())
            .Where(r => r.Channel == "EMAIL")
            .Select(r => (r.Addressee, r.State))
            .ShouldBe([("RS", "TERKIRIM"), ("PEMOHON", "GAGAL")], ignoreOrder: true);
    }

    private static async Task<Sending> SendingAsync(NoticeOptions options, string database)
    {
        var (data, clock) = (await TestDatabase.CreateAsync(database), new FixedTime(noon));
        var sender = new NoticeSender(
            new Factory(data),
            new NoticeChannel(new HttpClient(), Options.Create(options)),
            seal,
            new NoticeStops(
                new OptOuts(new Factory(data), data.Get<Jkn.Workflows.Data.Keys.SecureLookup>(), new(clock)),
                new StaffTelling(new ToldChoices(new Factory(data), seal, Options.Create(options), new(clock)), seal)
            ),
            Options.Create(options),
            new Heartbeats(clock),
            new(clock),
            NullLogger<NoticeSender>.Instance
        );
        return new(data, clock, sender, new NoticeWriter(Options.Create(options), seal));
    }

    private sealed record Sending(TestDatabase Data, FixedTime Clock, NoticeSender Sender, NoticeWriter Writer) : IAsyncDisposable
    {
        public async Task AddAsync(string happening, string to, CaseState state, Contact? hospital)
        {
            await using var db = Data.NewContext();
            db.Notices.Add(Writer.Outside($"{happening}/{to}", state, TrialRegion.Office, new(happening, to), hospital, Clock.Now));
            await db.SaveChangesAsync(TestServer.Ct);
        }

        public async Task<List<NoticeRow>> RowsAsync()
        {
            await using var db = Data.NewContext();
            return await db.Notices.AsNoTracking().ToListAsync(TestServer.Ct);
        }

        public async Task<NoticeRow> RowAsync() => (await RowsAsync()).First(r => r.Destination is not null);

        public async ValueTask DisposeAsync()
        {
            Sender.Dispose();
            await Data.DisposeAsync();
        }
    }

    private sealed class Factory(TestDatabase data) : IDbContextFactory<Jkn.Workflows.Data.AppDb>
    {
        public Jkn.Workflows.Data.AppDb CreateDbContext() => data.NewContext();
    }
}
