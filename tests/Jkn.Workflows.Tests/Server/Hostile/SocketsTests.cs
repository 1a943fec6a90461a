using System.Net;
using System.Net.Http.Json;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Hostile;

/// <summary>trust.md 8, rulings.md 5.3: nobody keeps others from working by holding sockets and streams.</summary>
public class SocketsTests
{
    [Fact]
    public async Task Trust_8_sockets_without_session_are_few_for_each_address_and_silent_ones_are_closed()
    {
        await using var office = await OpenAsync(("SocketsPerAddress", "5"), ("HeaderSeconds", "4"));
        using var many = new Sockets(Sockets.At(21), PortOf(office));
        using var one = new Sockets(Sockets.At(22), PortOf(office));
        await one.IdleAsync(1);
        await many.IdleAsync(15);

        await Until.TrueAsync(() => Task.FromResult(many.Open <= 5), () => Task.FromResult($"{many.Open} are open"));
        one.Open.ShouldBe(1, "another address is not concerned");
        await Until.TrueAsync(() => Task.FromResult(one.Open + many.Open == 0), () => Task.FromResult($"{many.Open} still say nothing"));
    }

    [Fact]
    public async Task Trust_8_a_head_that_never_ends_is_cut()
    {
        await using var office = await OpenAsync(("HeaderSeconds", "2"));
        using var slow = new Sockets(Sockets.At(23), PortOf(office));
        await slow.IdleAsync(1);
        await slow.SayAsync(0, "GET /layanan HTTP/1.1\r\nHost: localhost\r\nX-Panjang: ");

        await Until.TrueAsync(() => Task.FromResult(slow.Open == 0), () => Task.FromResult("It is still open."), seconds: 20);
    }

    [Fact]
    public async Task Trust_8_desks_on_the_flooding_address_and_officers_elsewhere_stay_served()
    {
        await using var office = await OpenAsync(("Sockets", "200"), ("SocketsPerAddress", "10"), ("HeaderSeconds", "10"));
        var person = await office.HireAsync(ApiOffice.Malinau, "FO");
        var token = await person.TokenAsync();
        using var flood = new Sockets(Sockets.At(31), PortOf(office));
        var flooding = flood.IdleAsync(400);
        var served = new List<HttpStatusCode>();
        for (var desk = 0; desk < 12; desk++)
        {
            using var client = Sockets.Client(Sockets.At(desk == 0 ? 32 : 31), PortOf(office), token);
            using var answer = await client.PostAsJsonAsync("/api/work-items/search", new { }, TestServer.Ct);
            served.Add(answer.StatusCode);
        }
        await flooding;

        served.ShouldAllBe(status => status == HttpStatusCode.OK);
        await Until.TrueAsync(() => Task.FromResult(flood.Open <= 10), () => Task.FromResult($"{flood.Open} are open"));
    }

    [Fact]
    public async Task Trust_8_a_fifth_of_all_sockets_is_kept_for_sessions()
    {
        await using var office = await OpenAsync(("Sockets", "60"), ("SocketsPerAddress", "20"), ("HeaderSeconds", "60"));
        var person = await office.HireAsync(ApiOffice.Malinau, "FO");
        var token = await person.TokenAsync();
        var crowd = Enumerable.Range(41, 8).Select(last => new Sockets(Sockets.At(last), PortOf(office))).ToList();
        foreach (var of in crowd)
            await of.IdleAsync(9);

        await Until.TrueAsync(
            () => Task.FromResult(crowd.Sum(of => of.Open) <= 48),
            () => Task.FromResult($"{crowd.Sum(of => of.Open)} are open")
        );
        using var client = Sockets.Client(Sockets.At(50), PortOf(office), token);
        using var answer = await client.PostAsJsonAsync("/api/work-items/search", new { }, TestServer.Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        crowd.ForEach(of => of.Dispose());
    }

    [Fact]
    public async Task Trust_8_streams_an_account_has_six_and_the_oldest_makes_room()
    {
        await using var office = await OpenAsync();
        var person = await office.HireAsync(ApiOffice.Malinau, "FO");
        using var client = Sockets.Client(IPAddress.Loopback, PortOf(office), await person.TokenAsync());
        var ends = new List<Task>();
        for (var i = 0; i < 8; i++)
        {
            var stream = await client.GetAsync("/hidup", HttpCompletionOption.ResponseHeadersRead, TestServer.Ct);
            stream.StatusCode.ShouldBe(HttpStatusCode.OK);
            ends.Add(stream.Content.ReadAsStringAsync(TestServer.Ct));
        }

        await Task.WhenAll(ends[0], ends[1]).WaitAsync(TimeSpan.FromSeconds(20), TestServer.Ct);
        ends.Skip(2).ShouldAllBe(end => !end.IsCompleted);
        using var stranger = Sockets.Client(IPAddress.Loopback, PortOf(office));
        using var refused = await stranger.GetAsync("/hidup", TestServer.Ct);
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static Task<ApiOffice> OpenAsync(params (string Name, string Value)[] limits) =>
        ApiOffice.OpenAsync(
            Databases.Sqlite,
            settings: node =>
            {
                foreach (var (name, value) in limits)
                    node.With($"Limits:{name}", value);
            }
        );

    private static int PortOf(ApiOffice office) => office.Node.ClientOptions.BaseAddress.Port;
}
