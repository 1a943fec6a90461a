using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Queues and guest books by place of service, and who serves where on a day.</summary>
[DbContext(typeof(AppDb)), Migration("0082_places")]
public sealed class M0082_Places : Migration
{
    private const string Columns =
        "id, region, day, year, number, guest_no, state, counter, taken_at, called_at, served_at, absent_at, calls, taken_by, called_by, "
        + "case_id, guest";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // A column that may not be empty cannot be added to rows that are there (SQLite): the table is made anew around them.
        migrationBuilder.Sql("CREATE TABLE visits_former AS SELECT * FROM visits");
        migrationBuilder.DropTable("visits");
        migrationBuilder.CreateTable(
            "visits",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                place = c.Column<string>(),
                day = c.Column<string>(),
                year = c.Column<int>(),
                number = c.Column<int>(nullable: true),
                guest_no = c.Column<int>(nullable: true),
                state = c.Column<string>(nullable: true),
                counter = c.Column<string>(nullable: true),
                taken_at = c.Column<long>(),
                called_at = c.Column<long>(nullable: true),
                served_at = c.Column<long>(nullable: true),
                absent_at = c.Column<long>(nullable: true),
                calls = c.Column<int>(),
                taken_by = c.Column<string>(),
                called_by = c.Column<string>(nullable: true),
                case_id = c.Column<string>(nullable: true),
                guest = c.Column<byte[]>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_visits", v => v.id)
        );
        migrationBuilder.Sql($"INSERT INTO visits ({Columns}, place) SELECT {Columns}, 'KANTOR' FROM visits_former");
        migrationBuilder.DropTable("visits_former");
        migrationBuilder.CreateIndex("ux_visits_region_place_day_number", "visits", ["region", "place", "day", "number"], unique: true);
        migrationBuilder.CreateIndex(
            "ux_visits_region_place_year_guest_no",
            "visits",
            ["region", "place", "year", "guest_no"],
            unique: true
        );
        migrationBuilder.CreateIndex("ix_visits_case_id", "visits", "case_id");
        Duties(migrationBuilder);
    }

    private static void Duties(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "place_duties",
            c => new
            {
                region = c.Column<string>(),
                day = c.Column<string>(),
                account_id = c.Column<string>(),
                place = c.Column<string>(),
                assigned_by = c.Column<string>(),
                assigned_at = c.Column<long>(),
            },
            constraints: t =>
                t.PrimaryKey(
                    "pk_place_duties",
                    d => new
                    {
                        d.region,
                        d.day,
                        d.account_id,
                    }
                )
        );
}
