using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Queue numbers and the guest book.</summary>
[DbContext(typeof(AppDb)), Migration("0023_visits")]
public sealed class M0023_Visits : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "visits",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
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
        migrationBuilder.CreateIndex("ux_visits_region_day_number", "visits", ["region", "day", "number"], unique: true);
        migrationBuilder.CreateIndex("ux_visits_region_year_guest_no", "visits", ["region", "year", "guest_no"], unique: true);
    }
}
